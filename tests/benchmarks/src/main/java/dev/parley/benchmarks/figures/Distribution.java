package dev.parley.benchmarks.figures;

import java.util.Arrays;
import java.util.Locale;

/** Figures of one kind, as they were measured. Thread-safe. */
public final class Distribution {
  private final String what;
  private final String unit;
  private double[] figures = new double[256];
  private int count;

  public Distribution(String what, String unit) {
    this.what = what;
    this.unit = unit;
  }

  public synchronized void add(double figure) {
    if (count == figures.length) {
      figures = Arrays.copyOf(figures, 2 * count);
    }
    figures[count++] = figure;
  }

  /** Forgets all, as after a warm-up. */
  public synchronized void clear() {
    count = 0;
  }

  public synchronized int count() {
    return count;
  }

  /**
   * @param share from 0 to 1; 0.5 for the median
   * @return not a number if nothing was measured
   */
  public double percentile(double share) {
    return percentile(sorted(), share);
  }

  private synchronized double[] sorted() {
    double[] sorted = Arrays.copyOf(figures, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static double percentile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  @Override
  public String toString() {
    double[] sorted = sorted();
    return sorted.length == 0
        ? what + ": nothing measured"
        : String.format(
            Locale.ROOT,
            "%-52s n=%-7d min %8.2f  p50 %8.2f  p90 %8.2f  p99 %8.2f  max %8.2f %s",
            what,
            sorted.length,
            sorted[0],
            percentile(sorted, 0.5),
            percentile(sorted, 0.9),
            percentile(sorted, 0.99),
            sorted[sorted.length - 1],
            unit);
  }
}
