package dev.parley.master.registry;

import org.jspecify.annotations.Nullable;

/** Times as one number, where they fit in. */
final class Nanos {
  static final long PER_SECOND = 1_000_000_000;

  private static final long MOST_SECONDS = Long.MAX_VALUE / PER_SECOND - 1;

  private Nanos() {}

  /** Null if it does not fit into a long. */
  static @Nullable Long of(long seconds, int nanos) {
    return seconds > MOST_SECONDS || seconds < -MOST_SECONDS
        ? null
        : (Long) (seconds * PER_SECOND + nanos);
  }
}
