package dev.parley.journal.store;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Slows a flush down: the Raft log on the same disk waits for its own writes to be forced, and one
 * long write of ours would hold those up. Used by one thread.
 */
final class Pace {
  private final long bytesPerSecond;
  private final BooleanSupplier stopped;
  private long dueNanos = System.nanoTime();

  Pace(long bytesPerSecond, BooleanSupplier stopped) {
    this.bytesPerSecond = bytesPerSecond;
    this.stopped = stopped;
  }

  boolean isStopped() {
    return stopped.getAsBoolean();
  }

  /**
   * Returns when the next piece may be written.
   *
   * @throws IOException if the store is being closed
   */
  void wrote(int bytes) throws IOException {
    long now = System.nanoTime();
    // Time that was not used is not saved up: pieces never follow each other at once.
    dueNanos = Math.max(dueNanos, now) + bytes * 1_000_000_000L / bytesPerSecond;
    while (!isStopped() && now < dueNanos) {
      LockSupport.parkNanos(dueNanos - now);
      now = System.nanoTime();
    }
    if (isStopped()) {
      throw new IOException("the store is being closed");
    }
  }
}
