package dev.parley.benchmarks.snapshots;

import akka.actor.typed.ActorSystem;
import dev.parley.benchmarks.figures.Machine;
import dev.parley.benchmarks.journal.Replicas;
import dev.parley.benchmarks.load.LoadNode;
import dev.parley.benchmarks.load.StateWriters;
import dev.parley.benchmarks.nodes.Masters;
import dev.parley.benchmarks.nodes.TemporaryFolder;
import dev.parley.benchmarks.registry.RegistrySeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Three masters with a large registry, each a process of its own, and commands that each make one
 * event: what they notice when the leading master takes a snapshot, which it does every few
 * thousand events here.
 */
final class SnapshotPause {
  /** A large registry needs more than a master is given by default; a user would say so too. */
  private static final String JAVA_OPTIONS = "-Xms1g -Xmn512m -Xmx1536m";

  private static final int AGENTS = 10_000;
  private static final int TASKS = 100_000;
  private static final int MASTERS = 3;
  private static final int SNAPSHOT_EVERY = 2_000;
  private static final int WARM_UP_SECONDS = 20;

  private SnapshotPause() {}

  /**
   * Runs it.
   *
   * @param args the launcher; seconds to measure each; commands at a time for the second part;
   *     options for the masters' Java
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Path launcher = Path.of(args[0]);
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    int atATime = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    String javaOptions = args.length > 3 ? args[3] : JAVA_OPTIONS;
    try (TemporaryFolder folder = new TemporaryFolder("snapshots")) {
      System.out.println(Machine.describe(folder.path()));
      Path config = folder.path().resolve("benchmark.conf");
      Files.writeString(config, "parley.journal.snapshot-every = " + SNAPSHOT_EVERY);
      try (Masters masters =
          new Masters(
              launcher,
              MASTERS,
              folder.path(),
              List.of("--config", config.toString()),
              javaOptions)) {
        // They make their folders what masters expect, and are ended to be given the registry.
        masters.start();
        masters.stop();
        long events;
        try (Replicas replicas = new Replicas(masters.addresses(), masters::dataOf)) {
          events = RegistrySeed.write(replicas, AGENTS, TASKS, 1_000);
        }
        System.out.printf(
            "%,d agents, %,d tasks; a snapshot every %,d events; the masters lead after %.0f ms;"
                + " Java options %s%n",
            AGENTS, TASKS, SNAPSHOT_EVERY, masters.start(), javaOptions);
        measure(masters, events, 1, seconds);
        measure(masters, events, atATime, seconds);
      }
    }
  }

  private static void measure(Masters masters, long from, int atATime, int seconds)
      throws InterruptedException, IOException {
    try (Uploads uploads = new Uploads()) {
      Commands commands = new Commands();
      ActorSystem<?> clients =
          LoadNode.start(
              masters.addresses(),
              (context, leader) ->
                  context.watch(
                      context.spawn(StateWriters.create(atATime, leader, commands), "writers")));
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      commands.forget();
      TimeUnit.SECONDS.sleep(seconds);
      commands.end();
      long last = Numbers.last(masters, from);
      clients.terminate();
      clients.getWhenTerminated().toCompletableFuture().join();
      System.out.printf("---- %d command(s) at a time%n", atATime);
      new Pauses(commands.all(), last, SNAPSHOT_EVERY, uploads).print();
    }
  }
}
