package dev.parley.benchmarks.failover;

import dev.parley.benchmarks.nodes.Node;
import dev.parley.sdk.FrameworkEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The leading master is paused for less than it takes to lose its seat. */
final class Pauses {
  private static final int PAUSE_MILLIS = 800;
  private static final int AFTERWARDS_SECONDS = 5;

  private final Cluster cluster;
  private final OfferWatch watch;

  Pauses(Cluster cluster, OfferWatch watch) {
    this.cluster = cluster;
    this.watch = watch;
  }

  void run(int times) throws IOException, InterruptedException {
    int kept = 0;
    Instant began = Instant.now();
    for (int i = 0; i < times; i++) {
      kept += once(i + 1) ? 1 : 0;
    }
    System.out.printf(
        "the leading master, paused for %d ms, kept its seat %d of %d times: %s; the framework was"
            + " disconnected %d times%n",
        PAUSE_MILLIS,
        kept,
        times,
        kept == times ? "reached" : "NOT REACHED",
        watch.count(FrameworkEvent.Disconnected.class, began));
  }

  private boolean once(int number) throws IOException, InterruptedException {
    int leader = cluster.leader();
    boolean ledLog = cluster.leadsLog(leader);
    Node master = cluster.masters().get(leader);
    String before = cluster.leadership(leader);
    master.signal("STOP");
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } finally {
      master.signal("CONT");
    }
    TimeUnit.SECONDS.sleep(AFTERWARDS_SECONDS);
    cluster.leader();
    String after = cluster.leadership((leader + 1) % 3);
    System.out.printf(
        "%d: %s%s paused; afterwards %s leads%s%n",
        number,
        before,
        ledLog ? ", which led the log," : "",
        after,
        ledLog && !cluster.leadsLog(leader) ? ", and the log another one" : "");
    return before.equals(after);
  }
}
