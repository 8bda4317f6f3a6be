package dev.parley.journal.raft;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a server that failed is to be started again: each time twice as long after the failure, up
 * to sixteen times. Used by one thread.
 */
final class Restarts {
  /** After so long without a failure the next one counts as the first. */
  private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final int LONGEST_DOUBLINGS = 4;

  private final Duration first;
  private int failures;
  private long lastFailure;
  private long notBefore = System.nanoTime();
  private String reason = "";

  Restarts(Duration first) {
    this.first = first;
  }

  /**
   * Counts a failure.
   *
   * @return whether it is worth telling: not if it is one of a row of the same
   */
  boolean failed(String why) {
    long now = System.nanoTime();
    if (!repeatedly()) {
      failures = 0;
      reason = "";
    }
    boolean news = !why.equals(reason);
    reason = why;
    lastFailure = now;
    notBefore = now + (first.toNanos() << Math.min(failures, LONGEST_DOUBLINGS));
    failures++;
    return news;
  }

  /** Whether there was a failure not long before. */
  boolean repeatedly() {
    return failures > 0 && System.nanoTime() - lastFailure <= CALM_NANOS;
  }

  void atOnce() {
    notBefore = System.nanoTime();
  }

  boolean isTime() {
    return System.nanoTime() - notBefore >= 0;
  }
}
