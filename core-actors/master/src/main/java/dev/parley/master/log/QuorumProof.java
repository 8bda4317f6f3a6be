package dev.parley.master.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a majority of the masters was last known to follow the log that this node is in touch with.
 * It is what gives a leading master the right to begin anything. Thread-safe.
 */
@FunctionalInterface
public interface QuorumProof {
  /** How old the proof is, at least; absent if there never was one. */
  Optional<Duration> age();

  /** The moment that is proved. */
  default Optional<Instant> provedAt(Instant now) {
    return age().map(now::minus);
  }
}
