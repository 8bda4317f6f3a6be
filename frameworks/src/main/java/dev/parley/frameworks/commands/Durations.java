package dev.parley.frameworks.commands;

import java.time.Duration;

/** Durations in messages. */
final class Durations {
  private Durations() {}

  /** {@code 1.5 s}, {@code 90 s}, {@code 10 min}. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 60_000 == 0 && millis >= 120_000) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
  }
}
