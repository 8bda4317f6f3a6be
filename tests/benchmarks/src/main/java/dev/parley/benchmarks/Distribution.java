package dev.parley.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Figures of one kind, as they were measured. */
final class Distribution {
  private final String what;
  private final String unit;
  private double[] figures = new double[0];

  Distribution(String what, String unit) {
    this.what = what;
    this.unit = unit;
  }

  void add(double figure) {
    figures = Arrays.copyOf(figures, figures.length + 1);
    figures[figures.length - 1] = figure;
  }

  @Override
  public String toString() {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? what + ": nothing measured"
        : String.format(
            Locale.ROOT,
            "%-48s n=%-4d min %8.1f  p50 %8.1f  p90 %8.1f  max %8.1f %s",
            what,
            sorted.length,
            sorted[0],
            percentile(sorted, 0.5),
            percentile(sorted, 0.9),
            sorted[sorted.length - 1],
            unit);
  }

  private static double percentile(double[] sorted, double p) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(p * (sorted.length - 1)))];
  }
}
