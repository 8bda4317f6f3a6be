package dev.parley.chaos.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock of a history: all processes on one machine share it. */
public final class Clock {
  private Clock() {}

  /** Microseconds since 1970. */
  public static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  public static long micros(long seconds) {
    return seconds * 1_000_000;
  }
}
