package dev.parley.chaos.nodes;

import dev.parley.chaos.history.History;
import dev.parley.chaos.net.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Knows how each kind of node is started, and where it keeps what. */
public final class NodeFactory {
  public static final int HTTP_PORT = 5050;
  private static final int MASTER_PORT = 2551;
  private static final int AGENT_PORT = 2601;

  private final Network network;
  private final List<String> masters;
  private final Path folder;
  private final Path distribution;
  private final Map<String, String> settings = new TreeMap<>();

  /**
   * @param folder for all that they keep and print
   */
  public NodeFactory(Network network, List<String> masters, Path folder) throws IOException {
    this.network = network;
    this.masters = List.copyOf(masters);
    this.folder = folder;
    this.distribution = Distribution.folder();
    Distribution.prepare();
    Files.createDirectories(output());
    Files.createDirectories(records());
    Files.createDirectories(proofs());
  }

  /** A setting of all masters and agents made from now on. */
  public void set(String key, String value) {
    settings.put(key, value);
  }

  /** A node's work folder. */
  public Path dataOf(String node) {
    return folder.resolve("data").resolve(node);
  }

  /** Where what was seen is recorded. */
  public Path records() {
    return folder.resolve("seen");
  }

  /** Where tasks prove that they run. */
  public Path proofs() {
    return folder.resolve("proofs");
  }

  private Path output() {
    return folder.resolve("output");
  }

  private String list() {
    return masters.stream()
        .map(name -> name + "@" + network.address(name) + ":" + MASTER_PORT)
        .collect(Collectors.joining(","));
  }

  public Node master(String name) throws IOException {
    return parley("master", name, MASTER_PORT, HTTP_PORT, Map.of());
  }

  /**
   * @param resources as {@code parley agent --resources} takes them
   */
  public Node agent(String name, String resources) throws IOException {
    return parley(
        "agent", name, AGENT_PORT, HTTP_PORT + 1, Map.of("parley.agent.resources", resources));
  }

  private Node parley(String command, String name, int port, int httpPort, Map<String, String> own)
      throws IOException {
    Files.createDirectories(dataOf(name));
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(own);
    String options =
        all.entrySet().stream()
            .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(" "));
    List<String> words = new ArrayList<>(List.of("env", "PARLEY_JAVA_OPTS=" + options));
    words.add(distribution.resolve("bin/parley").toString());
    words.addAll(List.of(command, "--name", name, "--masters", list()));
    words.addAll(List.of("--host", network.address(name), "--port", String.valueOf(port)));
    words.addAll(List.of("--http-port", String.valueOf(httpPort)));
    words.addAll(List.of("--work-dir", dataOf(name).toString()));
    return new Node(network, name, words, output().resolve(name + ".log"));
  }

  /**
   * @param most tasks at a time
   */
  public Node framework(String name, int most, long seed) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx128m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-cp", Distribution.ownClasses() + ":" + distribution + "/lib/*"));
    words.add("dev.parley.chaos.framework.ChaosFramework");
    words.addAll(List.of(name, list()));
    words.add(records().resolve(name + History.SUFFIX).toString());
    words.add(proofs().toString());
    words.addAll(List.of(String.valueOf(most), String.valueOf(seed)));
    return new Node(network, name, words, output().resolve(name + ".log"));
  }
}
