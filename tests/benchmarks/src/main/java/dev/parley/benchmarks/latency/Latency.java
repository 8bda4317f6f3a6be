package dev.parley.benchmarks.latency;

import akka.actor.typed.ActorSystem;
import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.figures.Machine;
import dev.parley.benchmarks.load.Lives;
import dev.parley.benchmarks.load.Load;
import dev.parley.benchmarks.load.LoadNode;
import dev.parley.benchmarks.load.StateWriters;
import dev.parley.benchmarks.load.Step;
import dev.parley.benchmarks.nodes.Masters;
import dev.parley.benchmarks.nodes.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One command at a time, and nothing else to do: how long until a client hears that it is durable,
 * with three masters and with one, each a process of its own; and how much of that is the journal.
 */
final class Latency {
  private static final int WARM_UP = 2_000;
  private static final long LONGEST_SECONDS = 120;

  private Latency() {}

  /**
   * Runs it.
   *
   * @param args the launcher; how many commands to measure
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Path launcher = Path.of(args[0]);
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    for (int masters : new int[] {3, 1}) {
      try (TemporaryFolder folder = new TemporaryFolder("latency")) {
        System.out.println(Machine.describe(folder.path()));
        System.out.printf("---- %d master%s%n", masters, masters == 1 ? "" : "s");
        System.out.println(JournalLatency.measure(masters, folder.path(), WARM_UP, count));
        withMasters(new Masters(launcher, masters, folder.path().resolve("masters")), count);
      }
    }
  }

  private static void withMasters(Masters started, int count)
      throws IOException, InterruptedException {
    try (Masters masters = started) {
      masters.start();
      System.out.println(puts(masters, count));
      tasks(masters, count);
    }
  }

  private static Distribution puts(Masters masters, int count) throws InterruptedException {
    Distribution latency = new Distribution("PutState until the framework hears StateStored", "ms");
    CountDownLatch left = new CountDownLatch(WARM_UP + count);
    ActorSystem<?> clients =
        LoadNode.start(
            masters.addresses(),
            (context, leader) ->
                context.spawn(
                    StateWriters.create(
                        1,
                        leader,
                        (asked, answered) -> {
                          if (left.getCount() <= count) {
                            latency.add((answered - asked) / 1e6);
                          }
                          left.countDown();
                          return left.getCount() > 0;
                        }),
                    "writer"));
    requireInTime(left.await(LONGEST_SECONDS, TimeUnit.SECONDS));
    end(clients);
    return latency;
  }

  /** One agent with room for one task, and one framework: the life of one task after the other. */
  private static void tasks(Masters masters, int count) throws InterruptedException {
    Lives lives = new Lives();
    ActorSystem<?> clients = LoadNode.start(masters.addresses(), new Load(1, 1, 1), lives);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    int warmUp = WARM_UP / Step.values().length;
    boolean warm = false;
    while (lives.ended() < warmUp + count / Step.values().length) {
      requireInTime(System.nanoTime() < deadline);
      TimeUnit.MILLISECONDS.sleep(10);
      if (!warm && lives.ended() >= warmUp) {
        warm = true;
        lives.clearLatencies();
      }
    }
    for (Step step : Step.values()) {
      System.out.println(lives.latency(step));
    }
    end(clients);
  }

  private static void requireInTime(boolean inTime) {
    if (!inTime) {
      throw new IllegalStateException("not done within " + LONGEST_SECONDS + " s");
    }
  }

  private static void end(ActorSystem<?> clients) {
    clients.terminate();
    clients.getWhenTerminated().toCompletableFuture().join();
  }
}
