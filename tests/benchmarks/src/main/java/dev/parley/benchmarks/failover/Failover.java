package dev.parley.benchmarks.failover;

import dev.parley.benchmarks.figures.Machine;
import dev.parley.benchmarks.nodes.Quiet;
import dev.parley.benchmarks.nodes.TemporaryFolder;
import dev.parley.sdk.FrameworkEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * How long frameworks are without offers when masters end, with default settings, on a cluster of
 * three masters and three agents in processes of their own, and a framework in this one.
 */
final class Failover {
  private static final List<Target> KILL = List.of(new Target(0.5, 2_300), new Target(0.95, 3_000));
  private static final List<Target> LINKS = List.of(new Target(0.95, 5_000));
  private static final List<Target> TERM = List.of(new Target(1, 1_500));
  private static final Target MAJORITY = new Target(0.95, 8_000);
  private static final Target IDLE = new Target(0.5, 10);

  private Failover() {}

  /**
   * Runs it.
   *
   * @param args the launcher; what to do to the masters; how often, or for {@code idle} the seconds
   *     of warm-up; the number of idle links
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path launcher = Path.of(args[0]);
    String what = args.length > 1 ? args[1] : "kill";
    int times = args.length > 2 ? Integer.parseInt(args[2]) : defaultTimes(what);
    int links = args.length > 3 ? Integer.parseInt(args[3]) : 200;
    Quiet.client();
    try (TemporaryFolder folder = new TemporaryFolder("failover");
        Cluster cluster = new Cluster(launcher, folder.path())) {
      System.out.println(Machine.describe(folder.path()));
      cluster.start();
      if (what.equals("idle")) {
        new Idle(cluster).run(times, IDLE);
      } else {
        try (OfferWatch watch = OfferWatch.start(cluster.addresses())) {
          watch.await(FrameworkEvent.OffersReceived.class, Instant.EPOCH);
          cluster.settle(List.of(), Instant.now());
          run(what, times, links, folder.path(), cluster, watch);
        }
      }
    }
  }

  private static int defaultTimes(String what) {
    return switch (what) {
      case "majority" -> 12;
      case "pause" -> 10;
      case "idle" -> 60;
      default -> 30;
    };
  }

  private static void run(
      String what, int times, int links, Path folder, Cluster cluster, OfferWatch watch)
      throws IOException, InterruptedException {
    switch (what) {
      case "kill" -> new Takeovers(cluster, watch, "KILL", "").run(times, KILL);
      case "term" -> new Takeovers(cluster, watch, "TERM", "").run(times, TERM);
      case "majority" -> new Majorities(cluster, watch).run(times, MAJORITY);
      case "pause" -> new Pauses(cluster, watch).run(times);
      case "links" -> {
        try (LinkProcesses idle = LinkProcesses.start(cluster.addresses(), links, folder)) {
          new Takeovers(cluster, watch, "KILL", " with " + links + " idle links").run(times, LINKS);
          System.out.println(idle.summary());
        }
      }
      default ->
          throw new IllegalArgumentException(
              "there is no '" + what + "': kill, links, term, majority, pause or idle");
    }
  }
}
