package dev.parley.chaos.checker;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How moments and distances are written for people. */
final class Times {
  private Times() {}

  /** As the logs of the nodes write it. */
  static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS).toString();
  }

  static String millis(long micros) {
    return micros / 1000 + " ms";
  }
}
