package dev.parley.chaos.scenarios;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for things to become so. */
final class Patience {
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  /** Something that can be looked at. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  private Patience() {}

  /**
   * Returns once it holds.
   *
   * @throws AssertionError naming it, if that takes longer than {@code most}
   */
  static void until(String what, Duration most, Condition condition) throws IOException {
    long end = System.nanoTime() + most.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("within " + most.toSeconds() + " s it was not so that " + what);
      }
      pause(Duration.ofMillis(BETWEEN_LOOKS_MILLIS));
    }
  }

  /** Lets a fault last, which is what time is for here; never to wait for a thing. */
  static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
