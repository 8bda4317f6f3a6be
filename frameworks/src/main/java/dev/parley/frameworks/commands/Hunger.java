package dev.parley.frameworks.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices that jobs wait and no offer has room for any. Says so every few seconds for as long as
 * that lasts. Mutable, owned by one thread.
 */
final class Hunger {
  /** Offers of a healthy cluster with room come faster than this. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private Optional<Instant> since = Optional.empty();
  private Instant said = Instant.EPOCH;

  /** A job was launched. */
  void fed() {
    since = Optional.empty();
  }

  /**
   * @return for how long no offer had room, if it is time to say so
   */
  Optional<Duration> tick(boolean waiting, Instant now) {
    if (!waiting) {
      since = Optional.empty();
      return Optional.empty();
    }
    if (since.isEmpty()) {
      since = Optional.of(now);
      said = now;
    }
    if (Duration.between(said, now).compareTo(PATIENCE) < 0) {
      return Optional.empty();
    }
    said = now;
    return Optional.of(Duration.between(since.get(), now));
  }
}
