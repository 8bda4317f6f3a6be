package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.work.demo.nodes.DemoCluster;
import dev.parley.cli.work.demo.nodes.Leadership;
import java.time.Duration;

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
    waiting.until("no master has led", () -> masters.leader().isPresent());
    return masters
        .leader()
        .orElseThrow(() -> new CommandFailedException("the leading master has changed just now"));
  }

  static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
