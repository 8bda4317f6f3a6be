package dev.parley.journal.store;

import java.time.Duration;

/**
 * How much a store keeps in memory, and how gently it writes.
 *
 * @param tailBytes applied since the last flush that make the next one due
 * @param tailEvents applied since the last flush that make the next one due
 * @param flushBytesPerSecond at most, so that the Raft log on the same disk is not held up
 * @param retryAfter how long to wait after a flush that failed
 * @param feedTime how long files stay after they were asked for to feed a follower
 */
public record StoreLimits(
    long tailBytes,
    int tailEvents,
    long flushBytesPerSecond,
    Duration retryAfter,
    Duration feedTime) {
  public static final StoreLimits DEFAULT =
      new StoreLimits(16L << 20, 50_000, 40L << 20, Duration.ofSeconds(5), Duration.ofMinutes(2));

  public StoreLimits {
    if (tailBytes < 1 || tailEvents < 1 || flushBytesPerSecond < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  public StoreLimits withTail(long bytes, int events) {
    return new StoreLimits(bytes, events, flushBytesPerSecond, retryAfter, feedTime);
  }
}
