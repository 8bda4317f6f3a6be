package dev.parley.cli.work.options;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code 500ms}, {@code 10s}, {@code 1.5m}, {@code 2h}, {@code 1d}; a bare number is seconds.
 */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|min|h|d)?");
  private static final double LONGEST_MILLIS = Duration.ofDays(3650).toMillis();

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration: write it as in 500ms, 10s, 5m or 2h");
    }
    double amount = Double.parseDouble(form.group(1));
    String unit = form.group(2) == null ? "s" : form.group(2);
    double millis = amount * millis(unit);
    if (millis < 1 || millis > LONGEST_MILLIS) {
      throw new TypeConversionException("'" + text + "' is not a duration from 1ms to 3650d");
    }
    return Duration.ofMillis(Math.round(millis));
  }

  private static double millis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> 60_000;
    };
  }
}
