package dev.parley.cli.work.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.nodes.FreePorts;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.state.AgentEntry;
import dev.parley.cli.state.ClusterState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Three masters and three agents, each a process of its own, on free ports of this machine. */
final class DemoCluster {
  private static final String HOST = "127.0.0.1";
  private static final int NODES_OF_A_KIND = 3;
  private static final String AGENT_RESOURCES = "cpus:2;mem:2048;disk:1024;ports:[31000-31099]";
  private static final List<String> MASTER_HEAP =
      List.of("-Xms32m", "-Xmx256m", "-XX:ReservedCodeCacheSize=64m");
  private static final List<String> AGENT_HEAP =
      List.of("-Xms24m", "-Xmx128m", "-XX:ReservedCodeCacheSize=48m");
  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 150;

  /** Where a master listens. */
  private record MasterPorts(String name, int port, int httpPort) {}

  private final Path folder;
  private final List<MasterPorts> masters = new ArrayList<>();
  private final List<NodeJvm> masterNodes = new ArrayList<>();
  private final List<NodeJvm> agentNodes = new ArrayList<>();

  /**
   * @param folder for its data and logs, empty
   */
  DemoCluster(Path folder) {
    this.folder = folder;
  }

  Path logs() {
    return folder.resolve("logs");
  }

  /** Starts all six processes; returns before they are ready. */
  void start() throws IOException {
    Files.createDirectories(logs());
    for (int i = 1; i <= NODES_OF_A_KIND; i++) {
      masters.add(new MasterPorts("m" + i, FreePorts.pair(), FreePorts.pair()));
    }
    String all =
        masters.stream()
            .map(m -> m.name() + "@" + HOST + ":" + m.port())
            .collect(Collectors.joining(","));
    for (MasterPorts master : masters) {
      masterNodes.add(
          node("master", master.name(), master.port(), master.httpPort(), all, MASTER_HEAP));
    }
    for (int i = 1; i <= NODES_OF_A_KIND; i++) {
      agentNodes.add(
          node(
              "agent",
              "a" + i,
              FreePorts.pair(),
              FreePorts.pair(),
              all,
              AGENT_HEAP,
              "--resources",
              AGENT_RESOURCES));
    }
  }

  private NodeJvm node(
      String kind,
      String name,
      int port,
      int httpPort,
      String allMasters,
      List<String> heap,
      String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, kind, "--name", name, "--host", HOST);
    Collections.addAll(arguments, "--port", String.valueOf(port));
    Collections.addAll(arguments, "--http-port", String.valueOf(httpPort));
    Collections.addAll(arguments, "--masters", allMasters);
    Collections.addAll(arguments, "--work-dir", folder.resolve(name).toString());
    Collections.addAll(arguments, more);
    return NodeJvm.start(name, heap, arguments, logs().resolve(name + ".log"));
  }

  /** The first master, which knows the others. */
  URI master() {
    return URI.create("http://" + HOST + ":" + masters.get(0).httpPort());
  }

  /**
   * Waits until a master leads.
   *
   * @return its name
   * @throws CommandFailedException if that takes too long, a node ends, or {@code interrupted}
   */
  String awaitLeader(MasterClient client, BooleanSupplier interrupted) {
    List<String> leader = new ArrayList<>();
    await(
        "no master has come to lead",
        interrupted,
        () -> {
          JsonNode found = client.cluster().path("leader");
          leader.add(found.path("name").asText());
          return found.isObject();
        });
    return leader.get(leader.size() - 1);
  }

  /**
   * Waits until all agents have registered.
   *
   * @return their names by their ids
   */
  Map<String, String> awaitAgents(MasterClient client, BooleanSupplier interrupted) {
    Map<String, String> names = new TreeMap<>();
    await(
        "not all agents have registered",
        interrupted,
        () -> {
          ClusterState.of(client.state()).agents().stream()
              .filter(AgentEntry::connected)
              .forEach(agent -> names.put(agent.id(), agent.name()));
          return names.size() >= NODES_OF_A_KIND;
        });
    return names;
  }

  private void await(String what, BooleanSupplier interrupted, BooleanSupplier ready) {
    long deadline = System.nanoTime() + READY.toNanos();
    while (!isReady(ready)) {
      checkAlive();
      if (interrupted.getAsBoolean()) {
        throw new CommandFailedException(ExitCodes.INTERRUPTED, "interrupted");
      }
      if (System.nanoTime() - deadline > 0) {
        throw new CommandFailedException(what + " within " + READY.toMinutes() + " minutes");
      }
      pause();
    }
  }

  private static boolean isReady(BooleanSupplier ready) {
    try {
      return ready.getAsBoolean();
    } catch (NoMasterException | RefusedException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCodes.INTERRUPTED, "interrupted");
    }
  }

  /**
   * Makes sure that no node has ended.
   *
   * @throws CommandFailedException with its last words
   */
  void checkAlive() {
    for (List<NodeJvm> nodes : List.of(masterNodes, agentNodes)) {
      for (NodeJvm node : nodes) {
        if (!node.isAlive()) {
          throw new CommandFailedException(node.lastWords());
        }
      }
    }
  }

  /**
   * Stops all that runs: the agents, then the masters, the first of them last.
   *
   * @return the names of those that had to be killed
   */
  List<String> stop() {
    List<String> killed = new ArrayList<>(stop(agentNodes));
    List<NodeJvm> lastFirst = new ArrayList<>(masterNodes);
    Collections.reverse(lastFirst);
    for (NodeJvm master : lastFirst) {
      killed.addAll(stop(List.of(master)));
    }
    return killed;
  }

  private static List<String> stop(List<NodeJvm> nodes) {
    long deadline = System.nanoTime() + STOP.toNanos();
    nodes.forEach(NodeJvm::terminate);
    return nodes.stream()
        .filter(node -> !node.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))))
        .map(NodeJvm::name)
        .toList();
  }
}
