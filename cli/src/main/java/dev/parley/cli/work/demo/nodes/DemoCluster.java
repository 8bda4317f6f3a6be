package dev.parley.cli.work.demo.nodes;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.problems.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Three masters and three agents, each a process of its own, on free ports of this machine. For one
 * thread, but {@link #client()}, which is for any.
 */
public final class DemoCluster {
  /** Of masters, and of agents. */
  public static final int NODES_OF_A_KIND = 3;

  private static final Duration STOP = Duration.ofSeconds(15);

  private final Path folder;
  private final Map<String, NodePlan> masters = new LinkedHashMap<>();
  private final Map<String, NodeJvm> agentNodes = new TreeMap<>();

  /** Those that are meant to run: one that was killed is not here. */
  private final Map<String, NodeJvm> masterNodes = Collections.synchronizedMap(new TreeMap<>());

  private final Map<String, MasterClient> clients = new ConcurrentHashMap<>();

  /**
   * @param folder for its data and logs
   */
  public DemoCluster(Path folder) {
    this.folder = folder;
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  /** Starts all six processes; returns before they are ready. */
  public void start() throws IOException {
    Files.createDirectories(logs());
    for (int i = 1; i <= NODES_OF_A_KIND; i++) {
      masters.put("m" + i, NodePlan.master("m" + i));
    }
    for (String master : masters.keySet()) {
      startMaster(master);
    }
    for (int i = 1; i <= NODES_OF_A_KIND; i++) {
      NodePlan agent = NodePlan.agent("a" + i);
      agentNodes.put(agent.name(), agent.start(addresses(), folder, logs()));
    }
  }

  /** Starts a master, with what is in its folder from an earlier time. */
  public void startMaster(String name) throws IOException {
    NodePlan master = Objects.requireNonNull(masters.get(name));
    masterNodes.put(name, master.start(addresses(), folder, logs()));
  }

  private String addresses() {
    return masters.values().stream().map(NodePlan::address).collect(Collectors.joining(","));
  }

  /**
   * Ends a master by SIGKILL.
   *
   * @return the process that it was
   */
  public long killMaster(String name) {
    NodeJvm master = Objects.requireNonNull(masterNodes.remove(name));
    master.kill();
    return master.pid();
  }

  /** The masters that are meant to run, by name. */
  public List<String> runningMasters() {
    synchronized (masterNodes) {
      return List.copyOf(masterNodes.keySet());
    }
  }

  /** Asks one of the masters that run. */
  public MasterClient client() {
    return client(runningMasters().get(0));
  }

  /** Asks this master. */
  public MasterClient client(String master) {
    return clients.computeIfAbsent(
        master,
        name ->
            new MasterClient(
                Objects.requireNonNull(masters.get(name)).http(),
                List.of("look at the logs in " + logs())));
  }

  /**
   * Makes sure that no node has ended that is meant to run.
   *
   * @throws CommandFailedException with its last words
   */
  public void checkAlive() {
    List<NodeJvm> nodes = new ArrayList<>(masterNodes.values());
    nodes.addAll(agentNodes.values());
    for (NodeJvm node : nodes) {
      if (!node.isAlive()) {
        throw new CommandFailedException(node.lastWords());
      }
    }
  }

  /**
   * Stops all that runs: the agents, which end their tasks, then the masters one after the other.
   *
   * @return the names of those that had to be killed
   */
  public List<String> stop() {
    List<String> killed = new ArrayList<>(stop(agentNodes.values()));
    List<NodeJvm> lastFirst = new ArrayList<>(masterNodes.values());
    Collections.reverse(lastFirst);
    for (NodeJvm master : lastFirst) {
      killed.addAll(stop(List.of(master)));
    }
    return killed;
  }

  private static List<String> stop(Collection<NodeJvm> nodes) {
    long deadline = System.nanoTime() + STOP.toNanos();
    nodes.forEach(NodeJvm::terminate);
    return nodes.stream()
        .filter(node -> !node.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))))
        .map(NodeJvm::name)
        .toList();
  }
}
