package dev.parley.http.metrics;

import dev.parley.http.errors.Failure;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code timeout} that clients of Mesos may give for gathering metrics. All figures are at hand
 * here, so it only has to be well-formed: a number and a unit, as in {@code 1secs}.
 */
public final class TimeoutParameter {
  private static final Set<String> UNITS =
      Set.of("ns", "us", "ms", "secs", "mins", "hrs", "days", "weeks");

  private TimeoutParameter() {}

  /** Nothing if it is well-formed. */
  public static Optional<Failure> check(String text) {
    int end = 0;
    while (end < text.length() && isPartOfNumber(text.charAt(end))) {
      end++;
    }
    String number = text.substring(0, end);
    String unit = text.substring(end);
    if (unit.isEmpty()) {
      return Optional.of(Failure.invalidTimeout(text, "Invalid duration '" + text + "'"));
    }
    try {
      Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return Optional.of(
          Failure.invalidTimeout(text, "Failed to convert '" + number + "' to number"));
    }
    return UNITS.contains(unit)
        ? Optional.empty()
        : Optional.of(Failure.invalidTimeout(text, "Unknown duration unit '" + unit + "'"));
  }

  private static boolean isPartOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }
}
