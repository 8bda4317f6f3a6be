package dev.parley.benchmarks.commits;

import akka.actor.typed.ActorSystem;
import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.figures.Machine;
import dev.parley.benchmarks.load.Lives;
import dev.parley.benchmarks.load.Load;
import dev.parley.benchmarks.load.LoadNode;
import dev.parley.benchmarks.load.Step;
import dev.parley.benchmarks.nodes.Masters;
import dev.parley.benchmarks.nodes.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Three masters, each a process of its own, and one more process that is a thousand agents and ten
 * frameworks. Each task goes through the whole life, with one offer, one acceptance and one launch
 * of its own; what is counted are the events that a client knows to be durable because it was
 * answered.
 */
final class Commits {
  private static final int AGENTS = 1_000;
  private static final int FRAMEWORKS = 10;
  private static final int WARM_UP_SECONDS = 100;
  private static final int LAST_ANSWERS_SECONDS = 20;

  private Commits() {}

  /**
   * Runs it.
   *
   * @param args the launcher; seconds to measure; tasks under way at a time, at most; masters
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path launcher = Path.of(args[0]);
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    int inFlight = args.length > 2 ? Integer.parseInt(args[2]) : 3_000;
    int count = args.length > 3 ? Integer.parseInt(args[3]) : 3;
    Load load = new Load(AGENTS, FRAMEWORKS, Math.max(1, inFlight / AGENTS));
    try (TemporaryFolder folder = new TemporaryFolder("commits");
        Masters masters = new Masters(launcher, count, folder.path())) {
      System.out.println(Machine.describe(folder.path()));
      System.out.printf("%d masters lead after %.0f ms; %s%n", count, masters.start(), load);
      System.out.println(
          "a task life is 5 commands of clients (accept, RUNNING, seen, FINISHED, seen) and 4"
              + " events (launched, RUNNING, FINISHED, settled)");
      run(masters, load, seconds);
    }
  }

  private static void run(Masters masters, Load load, int seconds)
      throws IOException, InterruptedException {
    Lives lives = new Lives();
    ActorSystem<?> clients = LoadNode.start(masters.addresses(), load, lives);
    try {
      Readings readings = new Readings(masters, lives);
      System.out.println("warm-up:");
      everySecond(readings, clients, WARM_UP_SECONDS);
      lives.clearLatencies();
      System.out.println("measured:");
      Reading begin = readings.now();
      Distribution rates = everySecond(readings, clients, seconds);
      Reading end = readings.now();
      System.out.println(rates);
      for (Step step : Step.values()) {
        System.out.println(lives.latency(step));
      }
      new Report(masters, begin, end).print();
      lives.acceptNoMore();
      awaitAnswers(lives);
    } finally {
      clients.terminate();
      clients.getWhenTerminated().toCompletableFuture().join();
    }
  }

  private static Distribution everySecond(Readings readings, ActorSystem<?> clients, int seconds)
      throws IOException, InterruptedException {
    Distribution rates = new Distribution("events committed in a second", "events/s");
    Reading before = readings.now();
    for (int second = 1; second <= seconds; second++) {
      TimeUnit.SECONDS.sleep(1);
      if (clients.getWhenTerminated().toCompletableFuture().isDone()) {
        throw new IllegalStateException("the clients have lost their master");
      }
      Reading now = readings.now();
      rates.add(now.eventsPerSecondSince(before));
      System.out.printf("%4d s  %s%n", second, now.textSince(before));
      before = now;
    }
    return rates;
  }

  private static void awaitAnswers(Lives lives) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_ANSWERS_SECONDS);
    while (lives.inFlight() > 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    System.out.printf(
        "%d tasks begun, %d ended and settled, %d refused, %d without an answer%n",
        lives.begun(), lives.ended(), lives.failures(), lives.inFlight());
  }
}
