package dev.parley.master.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent's way out of service: its tasks are killed, and nothing new comes to it.
 *
 * @param mostGrace the longest a task is given to end by itself; absent for each task's own
 * @param markGone whether the agent is gone for good when it is drained
 * @param drainedAt when the last of its tasks had ended; absent while one has not
 */
public record Drain(
    Instant startedAt,
    Optional<Duration> mostGrace,
    boolean markGone,
    Optional<Instant> drainedAt) {

  /** Between SIGTERM and SIGKILL of a task that would have {@code own}. */
  public Duration graceFor(Duration own) {
    return mostGrace.filter(most -> most.compareTo(own) < 0).orElse(own);
  }

  Drain drained(Instant at) {
    return new Drain(startedAt, mostGrace, markGone, Optional.of(at));
  }
}
