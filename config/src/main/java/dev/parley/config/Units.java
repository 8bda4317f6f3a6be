package dev.parley.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as a user would write them into a configuration. */
final class Units {
  private Units() {}

  /** In the largest unit that gives a whole number. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0";
    }
    if (millis % 86_400_000 == 0) {
      return millis / 86_400_000 + " d";
    }
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + " h";
    }
    if (millis % 60_000 == 0) {
      return millis == 60_000 ? "1 minute" : millis / 60_000 + " minutes";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  /** In the largest unit that gives a whole number. */
  static String bytes(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    long left = bytes;
    while (left != 0 && left % 1024 == 0 && unit < units.length - 1) {
      left /= 1024;
      unit++;
    }
    return left + " " + units[unit];
  }

  static String amount(double amount) {
    return BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
  }

  /** Texts with quotes around, all else as it is. */
  static String quoted(Object value) {
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }

  static String names(Enum<?>[] all) {
    return Arrays.stream(all)
        .map(one -> one.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
