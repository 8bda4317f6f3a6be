package dev.parley.integration;

import dev.parley.cli.nodes.AgentProcess;
import dev.parley.cli.nodes.FreePorts;
import dev.parley.cli.nodes.MasterProcess;
import dev.parley.cli.nodes.NodeProcess;
import dev.parley.config.ConfigLoader;
import dev.parley.config.ParleyConfig;
import dev.parley.config.Profile;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.sdk.MasterLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One master and any number of agents in this JVM, each with an actor system of its own. */
final class TestCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final int port;
  private final Map<String, String> common = new HashMap<>();
  private final Deque<NodeProcess> nodes = new ArrayDeque<>();
  private NodeProcess master;

  /** A cluster with these settings beside the defaults, keys and values in turn. */
  static TestCluster with(String... settings) throws IOException {
    return new TestCluster(settings);
  }

  private TestCluster(String... settings) throws IOException {
    folder = Files.createTempDirectory("parley-test-");
    port = FreePorts.one(HOST);
    common.put("parley.node.host", HOST);
    common.put("parley.cluster.masters", "m1@" + HOST + ":" + port);
    for (int i = 0; i < settings.length; i += 2) {
      common.put(settings[i], settings[i + 1]);
    }
    master = startMaster();
  }

  private NodeProcess startMaster() {
    return MasterProcess.start(
        config(Profile.MASTER, "m1", Map.of("parley.node.port", String.valueOf(port))));
  }

  void stopMaster() {
    master.stop().toCompletableFuture().join();
  }

  /** A master with the same address and the same folder as the one that was stopped. */
  void restartMaster() {
    master = startMaster();
  }

  NodeProcess agent(String name, String resources) {
    NodeProcess agent =
        AgentProcess.start(
            config(
                Profile.AGENT,
                name,
                Map.of("parley.node.port", "0", "parley.agent.resources", resources)));
    nodes.push(agent);
    return agent;
  }

  ParleyConfig config(Profile profile, String name, Map<String, String> own) {
    Map<String, String> values = new HashMap<>(common);
    values.put("parley.node.name", name);
    values.put("parley.node.work-dir", folder.resolve(name).toString());
    values.put("parley.http.port", "0");
    values.putAll(own);
    return ConfigLoader.of(profile).withCommandLine(values).load();
  }

  List<MasterAddress> masters() {
    return List.of(new MasterAddress("m1", HOST, port));
  }

  MasterLocation location() {
    return new MasterLocation.AtAddresses(masters());
  }

  String masterUrl() {
    return "http://" + HOST + ":" + master.httpPort();
  }

  @Override
  public void close() {
    while (!nodes.isEmpty()) {
      nodes.pop().stop().toCompletableFuture().join();
    }
    stopMaster();
  }
}
