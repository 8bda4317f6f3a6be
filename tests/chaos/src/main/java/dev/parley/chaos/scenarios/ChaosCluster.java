package dev.parley.chaos.scenarios;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.History;
import dev.parley.chaos.history.MasterPolls;
import dev.parley.chaos.history.Recorder;
import dev.parley.chaos.history.Seen;
import dev.parley.chaos.history.Seen.Done.Victims;
import dev.parley.chaos.net.Faults;
import dev.parley.chaos.net.Network;
import dev.parley.chaos.nodes.Node;
import dev.parley.chaos.nodes.NodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Three masters, three agents and two frameworks, each a process in a network of its own, that are
 * faulted and watched from outside. Not thread-safe.
 */
public final class ChaosCluster implements AutoCloseable {
  static final List<String> MASTERS = List.of("m1", "m2", "m3");
  static final List<String> AGENTS = List.of("a1", "a2", "a3");
  static final List<String> FRAMEWORKS = List.of("f1", "f2");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int MOST_TASKS = 5;

  private final Network network;
  private final NodeFactory factory;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final SmallDisks disks;
  private final Recorder recorder;
  private final MasterPolls polls;
  private final Readiness readiness;
  private int faults;

  /**
   * Starts it, and waits until it works.
   *
   * @param folder for all that its nodes keep and all that is recorded
   * @param seed for what the frameworks do
   */
  public static ChaosCluster start(Path folder, long seed) throws IOException {
    List<String> all = Stream.of(MASTERS, AGENTS, FRAMEWORKS).flatMap(List::stream).toList();
    Network network = Network.of(all);
    try {
      ChaosCluster cluster = new ChaosCluster(network, folder, seed);
      try {
        cluster.settle();
        return cluster;
      } catch (IOException | RuntimeException | Error e) {
        cluster.close();
        throw e;
      }
    } catch (IOException | RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  private ChaosCluster(Network network, Path folder, long seed) throws IOException {
    this.network = network;
    factory = new NodeFactory(network, MASTERS, folder);
    // Every task of a long run is to be found again at its end.
    factory.set("parley.master.max-completed-tasks-per-framework", "100000");
    disks = new SmallDisks();
    recorder = new Recorder(factory.records().resolve("outside" + History.SUFFIX));
    record(new Seen.Done.FaultBegan(Clock.now(), "start", Victims.MASTERS));
    for (String name : MASTERS) {
      nodes.put(name, factory.master(name));
    }
    for (String name : AGENTS) {
      nodes.put(name, factory.agent(name, "cpus:3;mem:512;disk:1000"));
    }
    for (String name : FRAMEWORKS) {
      nodes.put(name, factory.framework(name, MOST_TASKS, seed + name.hashCode()));
    }
    Map<String, String> urls = new TreeMap<>();
    for (String name : MASTERS) {
      urls.put(name, "http://" + network.address(name) + ":" + NodeFactory.HTTP_PORT);
    }
    polls = new MasterPolls(urls, recorder);
    readiness = new Readiness(polls, factory.records());
  }

  void record(Seen seen) {
    recorder.write(seen);
  }

  /** Notes that something is being done, until {@link #ended}. */
  String began(String fault, Victims victims) {
    String name = fault + " #" + ++faults;
    record(new Seen.Done.FaultBegan(Clock.now(), name, victims));
    return name;
  }

  void ended(String fault) {
    record(new Seen.Done.FaultEnded(Clock.now(), fault));
  }

  Node node(String name) {
    return Optional.ofNullable(nodes.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no node " + name));
  }

  Faults network() {
    return network.faults();
  }

  SmallDisks disks() {
    return disks;
  }

  Path dataOf(String name) {
    return factory.dataOf(name);
  }

  /** The master that leads, once one does. */
  String leader() throws IOException {
    return readiness.leader();
  }

  List<String> mastersBut(String... names) {
    return MASTERS.stream().filter(name -> !List.of(names).contains(name)).toList();
  }

  /** For waiting until something works again. */
  Readiness await() {
    return readiness;
  }

  /** Makes all whole again, and waits until the cluster works. */
  public void settle() throws IOException {
    network.faults().heal();
    disks.release();
    // Agents and frameworks after the masters, as all that start at once are slow together.
    for (String name : MASTERS) {
      node(name).wake();
      node(name).start();
    }
    readiness.leader();
    for (Node node : nodes.values()) {
      node.wake();
      node.start();
    }
    readiness.all();
    if (faults == 0) {
      ended("start");
    }
  }

  void tellFrameworks(String order) throws IOException {
    for (String name : FRAMEWORKS) {
      node(name).tell(order);
    }
  }

  /** Lets all tasks end, looks at what is left, and goes back to work. */
  public History audit() throws IOException {
    new Audit(this, factory, polls, recorder).run(PATIENCE);
    return history();
  }

  public History history() throws IOException {
    return History.read(factory.records(), factory.proofs());
  }

  /** What the nodes keep, record and print is left to its owner. */
  @Override
  public void close() throws IOException {
    polls.close();
    List<Node> open = new ArrayList<>(nodes.values());
    for (Node node : open) {
      node.wake();
      node.kill();
    }
    disks.close();
    network.close();
    recorder.close();
  }
}
