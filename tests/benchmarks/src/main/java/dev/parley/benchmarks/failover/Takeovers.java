package dev.parley.benchmarks.failover;

import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.sdk.FrameworkEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The leading master is ended by a signal, again and again; another one takes over. */
final class Takeovers {
  private final Cluster cluster;
  private final OfferWatch watch;
  private final String signal;
  private final Distribution all;
  private final Distribution withLog;
  private final Distribution withoutLog;
  private final Breakdown breakdown;

  /**
   * @param signal KILL or TERM
   */
  Takeovers(Cluster cluster, OfferWatch watch, String signal, String circumstances) {
    this.cluster = cluster;
    this.watch = watch;
    this.signal = signal;
    this.all = new Distribution("SIG" + signal + circumstances + ", to the first offer", "ms");
    this.withLog = new Distribution("  of these, it led the log as well", "ms");
    this.withoutLog = new Distribution("  of these, it did not lead the log", "ms");
    this.breakdown = new Breakdown(cluster.logs());
  }

  void run(int times, List<Target> targets) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      once(i + 1);
    }
    System.out.println(all);
    targets.forEach(target -> target.print(all, "ms"));
    System.out.println(withLog);
    System.out.println(withoutLog);
    breakdown.print();
  }

  private void once(int number) throws IOException, InterruptedException {
    int leader = cluster.leader();
    boolean ledLog = cluster.leadsLog(leader);
    Node master = cluster.masters().get(leader);
    Instant began = Instant.now();
    master.signal(signal);
    Instant subscribed = watch.await(FrameworkEvent.Subscribed.class, began);
    Instant offer = watch.await(FrameworkEvent.OffersReceived.class, subscribed);
    double millis = Breakdown.millis(began, offer);
    all.add(millis);
    (ledLog ? withLog : withoutLog).add(millis);
    System.out.printf(
        Locale.ROOT,
        "%d: %s%s: %s%n",
        number,
        cluster.name(leader),
        ledLog ? ", which led the log" : "",
        breakdown.add(began, Optional.of(subscribed), offer));
    master.awaitEnd();
    Instant again = Instant.now();
    cluster.startAgain(List.of(leader));
    cluster.settle(List.of(leader), again);
  }
}
