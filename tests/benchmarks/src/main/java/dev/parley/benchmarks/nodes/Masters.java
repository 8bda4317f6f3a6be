package dev.parley.benchmarks.nodes;

import dev.parley.cli.nodes.FreePorts;
import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The masters of a cluster, each a process of its own. */
public final class Masters implements AutoCloseable {
  private final Path launcher;
  private final Path folder;
  private final List<MasterAddress> addresses;
  private final List<String> options;
  private final String javaOptions;
  private final List<Node> nodes = new ArrayList<>();

  /**
   * @param count 1, 3 or 5
   * @param folder for their data and what they print
   */
  public Masters(Path launcher, int count, Path folder) {
    this(launcher, count, folder, List.of(), "");
  }

  /**
   * @param count 1, 3 or 5
   * @param folder for their data and what they print
   * @param options beside those that every master needs
   * @param javaOptions beside those of the launcher
   */
  public Masters(Path launcher, int count, Path folder, List<String> options, String javaOptions) {
    this.launcher = launcher;
    this.folder = folder;
    this.options = List.copyOf(options);
    this.javaOptions = javaOptions;
    this.addresses =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> new MasterAddress("m" + i, Node.HOST, FreePorts.pair()))
            .toList();
  }

  public List<MasterAddress> addresses() {
    return addresses;
  }

  /** As {@code --masters} takes it. */
  public String list() {
    return addresses.stream().map(MasterAddress::toString).collect(Collectors.joining(","));
  }

  /**
   * Starts them, for the first time or again.
   *
   * @return how long it took from then until one of them leads, in milliseconds
   */
  public double start() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    long before = System.nanoTime();
    for (MasterAddress address : addresses) {
      nodes.add(process(address));
    }
    try {
      nodes.get(0).awaitReply("/parley/v1/cluster", body -> body.contains("\"leader\":{"));
    } catch (IOException e) {
      throw new IOException(e.getMessage() + System.lineSeparator() + output(), e);
    }
    return (System.nanoTime() - before) / 1e6;
  }

  /** Starts one again that has ended. */
  public void startAgain(int node) throws IOException {
    nodes.set(node, process(addresses.get(node)));
  }

  private Node process(MasterAddress address) throws IOException {
    return new Node(
        launcher,
        FreePorts.one(Node.HOST),
        command(address),
        javaOptions,
        ProcessBuilder.Redirect.appendTo(printedBy(address).toFile()));
  }

  /** Where what a master prints goes, of all its processes. */
  public Path printedBy(MasterAddress address) {
    return folder.resolve(address.name() + ".out");
  }

  private List<String> command(MasterAddress address) {
    List<String> command = new ArrayList<>();
    command.add("master");
    command.addAll(List.of("--name", address.name()));
    command.addAll(List.of("--host", address.host()));
    command.addAll(List.of("--port", String.valueOf(address.port())));
    command.addAll(List.of("--masters", list()));
    command.addAll(List.of("--work-dir", dataOf(address).toString()));
    command.addAll(options);
    return command;
  }

  /** In the order of {@link #addresses}. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Whether it leads, by its own word. */
  public boolean leads(int node) throws IOException, InterruptedException {
    return nodes.get(node).get("/parley/v1/cluster").contains("\"leading\":true");
  }

  /** A master's work folder. */
  public Path dataOf(MasterAddress address) {
    return folder.resolve(address.name());
  }

  /** The end of what they printed. */
  private String output() throws IOException {
    StringBuilder all = new StringBuilder();
    for (MasterAddress address : addresses) {
      List<String> lines = Files.readAllLines(printedBy(address));
      lines
          .subList(Math.max(0, lines.size() - 20), lines.size())
          .forEach(line -> all.append(address.name()).append(": ").append(line).append('\n'));
    }
    return all.toString();
  }

  @Override
  public void close() {
    stop();
  }

  /** Ends them all at once, as they wait for each other when they end one by one. */
  public void stop() {
    nodes.parallelStream().forEach(Node::close);
    nodes.clear();
  }
}
