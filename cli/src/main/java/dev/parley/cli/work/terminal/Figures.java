package dev.parley.cli.work.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people. */
public final class Figures {
  private Figures() {}

  /** {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      double exact = duration.toMillis() / 1000.0;
      return String.format(Locale.ROOT, exact < 10 ? "%.2f s" : "%.1f s", exact);
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
  public static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** With as many decimals as say something. */
  public static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%.0f/s", perSecond);
  }

  /** {@code 1.5 MB}. */
  public static String bytes(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double amount = bytes;
    int unit = 0;
    while (amount >= 1000 && unit < units.length - 1) {
      amount /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, units[unit]);
  }

  /** {@code [#####.....]}. */
  public static String bar(long done, long total, int width) {
    int inner = Math.max(1, width - 2);
    int full = total <= 0 ? 0 : (int) Math.min(inner, inner * done / total);
    return "[" + "#".repeat(full) + ".".repeat(inner - full) + "]";
  }
}
