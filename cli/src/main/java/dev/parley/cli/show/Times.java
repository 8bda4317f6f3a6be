package dev.parley.cli.show;

import dev.parley.cli.work.terminal.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the tables show them, in the zone of whoever reads them. */
public final class Times {
  private static final DateTimeFormatter SECONDS = format("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter MILLIS = format("uuuu-MM-dd HH:mm:ss.SSS");

  private Times() {}

  /** To the second; empty for what never happened. */
  public static String toSeconds(Instant time, ZoneId zone) {
    return text(SECONDS, time, zone);
  }

  /** To the millisecond. */
  public static String toMillis(Instant time, ZoneId zone) {
    return text(MILLIS, time, zone);
  }

  /** {@code +3 ms}, {@code +12.345 s}: how long after. */
  public static String delay(Duration delay) {
    long millis = delay.toMillis();
    String sign = millis < 0 ? "" : "+";
    return Math.abs(millis) < 10_000
        ? sign + millis + " ms"
        : String.format(Locale.ROOT, "%s%.3f s", sign, millis / 1000.0);
  }

  /** {@code 40 ms ago}, {@code 12.345 s ago}, {@code 3 h 05 min ago}. */
  public static String age(Duration age) {
    return (age.toMillis() < 60_000 ? delay(age).replace("+", "") : Figures.duration(age)) + " ago";
  }

  private static String text(DateTimeFormatter format, Instant time, ZoneId zone) {
    return time.equals(Instant.EPOCH) ? "" : format.format(time.atZone(zone));
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }
}
