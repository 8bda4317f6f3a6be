package dev.parley.benchmarks.failover;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.benchmarks.nodes.Quiet;
import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process with many idle links, of which one leaves and another one comes now and then, until its
 * standard input ends.
 */
final class IdleLinks {
  static final Duration REPLACED_EVERY = Duration.ofSeconds(2);

  /** Printed once all links are registered. */
  static final String READY = "ready";

  /** Printed each time a new link has taken the place of another and is registered. */
  static final String REPLACED = "replaced";

  /** So many actor systems in one process would spend their time with looking at their clocks. */
  private static final Config FEW_THREADS =
      ConfigFactory.parseString(
          """
          akka.scheduler.tick-duration = 50 ms
          akka.actor.default-dispatcher.fork-join-executor.parallelism-max = 2
          akka.actor.internal-dispatcher.fork-join-executor.parallelism-max = 2
          akka.remote.default-remote-dispatcher.fork-join-executor.parallelism-max = 2
          """);

  private IdleLinks() {}

  /**
   * Runs it.
   *
   * @param args the masters; a name; how many links
   */
  public static void main(String[] args) throws InterruptedException {
    List<MasterAddress> masters = MasterAddress.parseList(args[0]);
    int count = Integer.parseInt(args[2]);
    Config config = FEW_THREADS.withFallback(Quiet.client());
    List<IdleLink> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      links.add(IdleLink.open(args[1] + "-" + i, masters, config));
      // Not all at once: each joins through the same three masters.
      TimeUnit.MILLISECONDS.sleep(50);
    }
    for (IdleLink link : links) {
      link.registered().toCompletableFuture().join();
    }
    System.out.println(READY);
    CountDownLatch over = new CountDownLatch(1);
    Thread end = new Thread(() -> awaitEndOfInput(over), "end-of-input");
    end.setDaemon(true);
    end.start();
    for (int i = 0; !over.await(REPLACED_EVERY.toMillis(), TimeUnit.MILLISECONDS); i++) {
      IdleLink next = IdleLink.open(args[1] + "-" + (count + i), masters, config);
      links.set(i % count, next).leave();
      next.registered().thenRun(() -> System.out.println(REPLACED));
    }
    // The others learn of it as they would of a machine that goes away.
    Runtime.getRuntime().halt(0);
  }

  private static void awaitEndOfInput(CountDownLatch over) {
    try {
      System.in.readAllBytes();
    } catch (IOException closed) {
      // As good as the end.
    }
    over.countDown();
  }
}
