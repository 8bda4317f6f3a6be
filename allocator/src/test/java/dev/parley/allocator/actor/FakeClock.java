package dev.parley.allocator.actor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on only when told; read by the actor's thread. */
final class FakeClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-21T00:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration time) {
    now = now.plus(time);
  }
}
