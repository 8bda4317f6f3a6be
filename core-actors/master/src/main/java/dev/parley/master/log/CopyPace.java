package dev.parley.master.log;

import java.util.concurrent.TimeUnit;

/**
 * How much of a processor the copy of the registry may take: in the long run a tenth of one, so
 * that a copy for reading does not slow down the log that it is a copy of. What was not used is
 * saved up, to a bound; and so is what was used too much. Not thread-safe.
 */
final class CopyPace {
  private static final long PART = 10;

  /** Enough to read a large registry at a start. */
  private static final long MOST_SAVED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long MOST_OWED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private long saved = MOST_SAVED_NANOS;
  private long since;

  /**
   * @param now in nanoseconds, of the clock that goes on in all the calls
   */
  CopyPace(long now) {
    this.since = now;
  }

  /** How many nanoseconds to wait before there may be more work; 0 if none. */
  long pause(long now) {
    pass(now);
    return Math.max(0, -saved) * PART;
  }

  /** Counts a piece of work that is done now. */
  void worked(long nanos, long now) {
    pass(now);
    saved = Math.max(-MOST_OWED_NANOS, saved - nanos);
  }

  private void pass(long now) {
    saved = Math.min(MOST_SAVED_NANOS, saved + (now - since) / PART);
    since = now;
  }
}
