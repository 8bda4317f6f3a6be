package dev.parley.cli.work.demo;

import dev.parley.cli.work.demo.nodes.DemoCluster;
import dev.parley.cli.work.demo.nodes.Leadership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What every part of the demo works with.
 *
 * @param started what ran, as the processes themselves have it
 */
record Scene(
    DemoCluster cluster,
    Leadership masters,
    Waiting waiting,
    DemoRun run,
    Counting batch,
    LongTasks longTasks,
    StartedTasks started,
    Times times,
    Report report) {

  /** The master that leads now, waiting for one if need be. */
  String leader() {
    List<String> found = new ArrayList<>();
    waiting.until("no master has led", () -> masters.leader().map(found::add).isPresent());
    return found.get(0);
  }

  static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
