package dev.parley.cli.work.demo.nodes;

import dev.parley.cli.nodes.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A node, whether it runs or not.
 *
 * @param kind {@code master} or {@code agent}
 * @param port for the cluster
 */
record NodePlan(String kind, String name, int port, int httpPort) {
  private static final String HOST = "127.0.0.1";
  private static final String AGENT_RESOURCES = "cpus:2;mem:2048;disk:1024;ports:[31000-31099]";
  private static final List<String> MASTER_HEAP =
      List.of("-Xms32m", "-Xmx256m", "-XX:ReservedCodeCacheSize=64m");
  private static final List<String> AGENT_HEAP =
      List.of("-Xms24m", "-Xmx128m", "-XX:ReservedCodeCacheSize=48m");

  static NodePlan master(String name) throws IOException {
    return new NodePlan("master", name, FreePorts.pair(), FreePorts.pair());
  }

  static NodePlan agent(String name) throws IOException {
    return new NodePlan("agent", name, FreePorts.pair(), FreePorts.pair());
  }

  /** As in {@code --masters}. */
  String address() {
    return name + "@" + HOST + ":" + port;
  }

  URI http() {
    return URI.create("http://" + HOST + ":" + httpPort);
  }

  /**
   * Starts it, anew if it has run before.
   *
   * @param masters the addresses of all masters
   * @param folder with the data of all nodes, and their logs in {@code logs}
   */
  NodeJvm start(String masters, Path folder, Path logs) throws IOException {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, kind, "--name", name, "--host", HOST);
    Collections.addAll(arguments, "--port", String.valueOf(port));
    Collections.addAll(arguments, "--http-port", String.valueOf(httpPort));
    Collections.addAll(arguments, "--masters", masters);
    Collections.addAll(arguments, "--work-dir", folder.resolve(name).toString());
    boolean agent = kind.equals("agent");
    if (agent) {
      Collections.addAll(arguments, "--resources", AGENT_RESOURCES);
    }
    return NodeJvm.start(
        name, agent ? AGENT_HEAP : MASTER_HEAP, arguments, logs.resolve(name + ".log"));
  }
}
