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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Masters and agents in this JVM, each with an actor system of its own. */
final class TestCluster implements AutoCloseable {
  static final String HOST = "127.0.0.1";

  private final Path folder;
  private final List<MasterAddress> masters = new ArrayList<>();
  private final Map<String, String> common = new HashMap<>();

  /** Of the masters that moved. */
  private final Map<String, Path> folders = new HashMap<>();

  private final Map<String, NodeProcess> running = new TreeMap<>();
  private final Deque<NodeProcess> agents = new ArrayDeque<>();

  /** A cluster of one master with these settings beside the defaults, keys and values in turn. */
  static TestCluster with(String... settings) throws IOException {
    TestCluster cluster = new TestCluster(1, settings);
    cluster.startMaster("m1");
    return cluster;
  }

  /** A cluster of so many masters, called m1, m2 and so on; none of them runs yet. */
  static TestCluster ofMasters(int count) throws IOException {
    return new TestCluster(count);
  }

  private TestCluster(int count, String... settings) throws IOException {
    folder = Files.createTempDirectory("parley-test-");
    for (int i = 1; i <= count; i++) {
      masters.add(new MasterAddress("m" + i, HOST, FreePorts.pair()));
    }
    common.put("parley.node.host", HOST);
    for (int i = 0; i < settings.length; i += 2) {
      common.put(settings[i], settings[i + 1]);
    }
  }

  /** Starts a master, in the folder that it had before if it ran before. */
  NodeProcess startMaster(String name) {
    return startMaster(name, Map.of());
  }

  /** With settings of its own. */
  NodeProcess startMaster(String name, Map<String, String> settings) {
    Map<String, String> own = new HashMap<>(settings);
    own.put("parley.node.port", String.valueOf(address(name).port()));
    NodeProcess master = MasterProcess.start(config(Profile.MASTER, name, own));
    running.put(name, master);
    return master;
  }

  Map<String, NodeProcess> startMasters() {
    masters.forEach(m -> startMaster(m.name()));
    return Map.copyOf(running);
  }

  void stopMaster(String name) {
    Objects.requireNonNull(running.remove(name)).stop().toCompletableFuture().join();
  }

  /** Loses the disk of a master that does not run. */
  void wipe(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folderOf(name))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  Path folderOf(String name) {
    return folders.getOrDefault(name, folder.resolve(name));
  }

  /** One more master is configured from now on. */
  MasterAddress configure(String name) {
    MasterAddress added = new MasterAddress(name, HOST, FreePorts.pair());
    masters.add(added);
    return added;
  }

  /** A master is configured elsewhere from now on; the process that runs as it goes on. */
  MasterAddress move(String name) {
    NodeProcess before = Objects.requireNonNull(running.remove(name));
    running.put(name + " before", before);
    folders.put(name, folder.resolve(name + "-" + folders.size()));
    masters.removeIf(m -> m.name().equals(name));
    return configure(name);
  }

  NodeProcess agent(String name, String resources) {
    NodeProcess agent =
        AgentProcess.start(
            config(
                Profile.AGENT,
                name,
                Map.of("parley.node.port", "0", "parley.agent.resources", resources)));
    agents.push(agent);
    return agent;
  }

  ParleyConfig config(Profile profile, String name, Map<String, String> own) {
    Map<String, String> values = new HashMap<>(common);
    values.put(
        "parley.cluster.masters",
        masters.stream().map(MasterAddress::toString).collect(Collectors.joining(",")));
    values.put("parley.node.name", name);
    values.put("parley.node.work-dir", folderOf(name).toString());
    values.put("parley.http.port", "0");
    values.putAll(own);
    return ConfigLoader.of(profile).withCommandLine(values).load();
  }

  List<MasterAddress> masters() {
    return List.copyOf(masters);
  }

  MasterAddress address(String name) {
    return masters.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  MasterLocation location() {
    return new MasterLocation.AtAddresses(masters());
  }

  String masterUrl() {
    return masterUrl("m1");
  }

  String masterUrl(String name) {
    return "http://" + HOST + ":" + Objects.requireNonNull(running.get(name)).httpPort();
  }

  @Override
  public void close() {
    while (!agents.isEmpty()) {
      agents.pop().stop().toCompletableFuture().join();
    }
    CompletableFuture.allOf(
            running.values().stream()
                .map(m -> m.stop().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }
}
