package dev.parley.benchmarks.failover;

import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.sdk.FrameworkEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Two of three masters are killed; in safe mode, one or both are started again. In turns, the
 * leading master is among them or not.
 */
final class Majorities {
  private static final int SAFE_MODE_SECONDS = 3;

  private final Cluster cluster;
  private final OfferWatch watch;
  private final Distribution all =
      new Distribution("a majority back, from its start to the first offer", "ms");
  private final Distribution survivor = new Distribution("  of these, the leader had stayed", "ms");
  private final Distribution gone = new Distribution("  of these, the leader was killed", "ms");
  private final Distribution safe = new Distribution("two killed, until safe mode is said", "ms");

  private final Breakdown breakdown;

  Majorities(Cluster cluster, OfferWatch watch) {
    this.cluster = cluster;
    this.watch = watch;
    this.breakdown = new Breakdown(cluster.logs());
  }

  void run(int times, Target target) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      once(i + 1, i % 2 == 0, i / 2 % 2 == 0);
    }
    System.out.println(all);
    target.print(all, "ms");
    System.out.println(gone);
    System.out.println(survivor);
    System.out.println(safe);
    breakdown.print();
  }

  private void once(int number, boolean leaderToo, boolean oneAlone)
      throws IOException, InterruptedException {
    int leader = cluster.leader();
    List<Integer> followers = IntStream.range(0, 3).filter(i -> i != leader).boxed().toList();
    int stays = leaderToo ? followers.get(number % 2) : leader;
    List<Integer> killed = IntStream.range(0, 3).filter(i -> i != stays).boxed().toList();
    Instant began = Instant.now();
    for (int master : killed) {
      cluster.masters().get(master).signal("KILL");
    }
    Node left = cluster.masters().get(stays);
    left.awaitReply("/health", body -> body.contains("\"mode\":\"safe-mode\""));
    safe.add(Breakdown.millis(began, Instant.now()));
    TimeUnit.SECONDS.sleep(SAFE_MODE_SECONDS);
    Instant started = Instant.now();
    cluster.startAgain(oneAlone ? killed.subList(0, 1) : killed);
    Instant offer = watch.await(FrameworkEvent.OffersReceived.class, started);
    double millis = Breakdown.millis(started, offer);
    all.add(millis);
    (leaderToo ? gone : survivor).add(millis);
    System.out.printf(
        Locale.ROOT,
        "%d: the leader %s, %s started again: %s%n",
        number,
        leaderToo ? "was killed" : "stayed",
        oneAlone ? "one" : "both",
        breakdown.add(started, Optional.empty(), offer));
    if (oneAlone) {
      cluster.startAgain(killed.subList(1, 2));
    }
    cluster.settle(killed, started);
  }
}
