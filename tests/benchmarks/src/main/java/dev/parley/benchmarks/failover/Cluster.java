package dev.parley.benchmarks.failover;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.benchmarks.nodes.Masters;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.cli.nodes.FreePorts;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.wire.ParleyJackson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three masters and three agents, each in a process of its own, as users start them. */
final class Cluster implements AutoCloseable {
  /** After the last master is up again: so long nothing is done to the cluster. */
  static final int REST_SECONDS = 3;

  private static final int COUNT = 3;

  /** The defaults, but that what the milestones are told by is logged as well. */
  private static final String SETTINGS =
      """
      parley.log.levels {
        "akka.cluster" = INFO
        "org.apache.ratis.server.RaftServer$Division" = INFO
      }
      """;

  private final Path launcher;
  private final Path folder;
  private final Masters masters;
  private final List<Node> agents = new ArrayList<>();

  Cluster(Path launcher, Path folder) throws IOException {
    this.launcher = launcher;
    this.folder = folder;
    Path settings = Files.writeString(folder.resolve("benchmark.conf"), SETTINGS);
    this.masters =
        new Masters(launcher, COUNT, folder, List.of("--config", settings.toString()), "");
  }

  /** Starts all of it, and waits until the agents are registered. */
  void start() throws IOException, InterruptedException {
    masters.start();
    for (int i = 1; i <= COUNT; i++) {
      agents.add(
          new Node(
              launcher,
              FreePorts.one(Node.HOST),
              agent("a" + i),
              "",
              ProcessBuilder.Redirect.appendTo(printedByAgent(i).toFile())));
    }
    masters
        .nodes()
        .get(leader())
        .awaitReply("/state", body -> body.contains("\"activated_slaves\":" + COUNT));
  }

  private List<String> agent(String name) {
    return List.of(
        "agent",
        "--name",
        name,
        "--host",
        Node.HOST,
        "--port",
        String.valueOf(FreePorts.one(Node.HOST)),
        "--masters",
        masters.list(),
        "--work-dir",
        folder.resolve(name).toString(),
        "--resources",
        "cpus:1;mem:256;disk:256");
  }

  private Path printedByAgent(int number) {
    return folder.resolve("a" + number + ".out");
  }

  List<MasterAddress> addresses() {
    return masters.addresses();
  }

  List<Node> masters() {
    return masters.nodes();
  }

  List<Node> agents() {
    return agents;
  }

  /** What masters and agents have logged. */
  Printed logs() {
    return new Printed(
        Stream.concat(
                masters.addresses().stream().map(masters::printedBy),
                IntStream.rangeClosed(1, COUNT).mapToObj(this::printedByAgent))
            .toList());
  }

  String name(int master) {
    return masters.addresses().get(master).name();
  }

  /** The master that leads; waits for one that says so of itself. */
  int leader() throws IOException, InterruptedException {
    masters.nodes().get(0).awaitReply("/parley/v1/cluster", body -> body.contains("\"leader\":{"));
    String name = ask(0, "/parley/v1/cluster").path("leader").path("name").asText();
    return masters.addresses().stream().map(MasterAddress::name).toList().indexOf(name);
  }

  /** The master that leads, and its epoch; equal as long as none took over. */
  String leadership(int asked) throws IOException, InterruptedException {
    JsonNode leader = ask(asked, "/parley/v1/cluster").path("leader");
    return leader.path("name").asText() + " in epoch " + leader.path("epoch").asText();
  }

  /** Whether a master's replica leads the log, too. */
  boolean leadsLog(int master) throws IOException, InterruptedException {
    JsonNode status = ask(master, "/parley/v1/journal/status");
    return status.path("leader").equals(status.path("node"));
  }

  private JsonNode ask(int master, String path) throws IOException, InterruptedException {
    return ParleyJackson.json().readTree(masters.nodes().get(master).get(path));
  }

  /** Starts masters again; does not wait. */
  void startAgain(List<Integer> ended) throws IOException {
    for (int master : ended) {
      masters.startAgain(master);
    }
  }

  /** Waits until masters that were started again are members and in touch, and then some more. */
  void settle(List<Integer> started, Instant since) throws IOException, InterruptedException {
    for (int master : started) {
      int port = masters.addresses().get(master).port();
      logs().await(Pattern.compile("moving node \\[\\S+:" + port + "\\S*\\] to \\[Up\\]"), since);
    }
    for (Node node : masters.nodes()) {
      node.awaitReply("/parley/v1/cluster", body -> body.contains("\"leader\":{"));
    }
    masters
        .nodes()
        .get(leader())
        .awaitReply("/state", body -> body.contains("\"activated_slaves\":"));
    TimeUnit.SECONDS.sleep(REST_SECONDS);
  }

  @Override
  public void close() {
    agents.parallelStream().forEach(Node::close);
    masters.close();
  }
}
