package dev.parley.benchmarks.startup;

import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.benchmarks.nodes.TemporaryFolder;
import dev.parley.cli.nodes.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long a node takes until it answers, and how much memory it holds when it then has nothing to
 * do. Measured from outside, through the launcher, with the JVM flags that users get.
 */
final class StartUp {
  private static final int IDLE_SECONDS = 20;

  private StartUp() {}

  /**
   * Runs it.
   *
   * @param args the launcher, and how often to repeat
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path launcher = Path.of(args[0]);
    int times = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Distribution health = new Distribution("parley local until /health answers", "ms");
    Distribution ready = new Distribution("parley local until its agents are registered", "ms");
    for (int i = 0; i < times; i++) {
      try (TemporaryFolder folder = new TemporaryFolder("startup");
          Node local =
              new Node(
                  launcher,
                  FreePorts.one(Node.HOST),
                  List.of("local", "--agents", "2", "--work-dir", folder.path().toString()))) {
        health.add(local.awaitReply("/health", body -> true));
        ready.add(local.awaitReply("/state", body -> body.contains("\"activated_slaves\":2")));
      }
    }
    System.out.println(health);
    System.out.println(ready);
    memory(launcher);
  }

  private static void memory(Path launcher) throws IOException, InterruptedException {
    int port = FreePorts.pair();
    String masters = "m1@127.0.0.1:" + port;
    try (TemporaryFolder folder = new TemporaryFolder("memory");
        Node master =
            new Node(
                launcher,
                FreePorts.one(Node.HOST),
                node("master", "m1", port, masters, folder.path().resolve("m1")));
        Node agent =
            new Node(
                launcher,
                FreePorts.one(Node.HOST),
                node(
                    "agent",
                    "a1",
                    FreePorts.one(Node.HOST),
                    masters,
                    folder.path().resolve("a1")))) {
      master.awaitReply("/state", body -> body.contains("\"activated_slaves\":1"));
      Distribution masterMemory = new Distribution("resident memory of an idle master", "MiB");
      Distribution agentMemory = new Distribution("resident memory of an idle agent", "MiB");
      for (int second = 0; second < IDLE_SECONDS; second++) {
        TimeUnit.SECONDS.sleep(1);
        masterMemory.add(master.residentMib());
        agentMemory.add(agent.residentMib());
      }
      System.out.println(masterMemory);
      System.out.println(agentMemory);
    }
  }

  private static List<String> node(
      String kind, String name, int port, String masters, Path folder) {
    return List.of(
        kind,
        "--name",
        name,
        "--host",
        "127.0.0.1",
        "--port",
        String.valueOf(port),
        "--masters",
        masters,
        "--work-dir",
        folder.toString());
  }
}
