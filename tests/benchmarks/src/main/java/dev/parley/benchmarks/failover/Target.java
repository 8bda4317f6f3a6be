package dev.parley.benchmarks.failover;

import dev.parley.benchmarks.figures.Distribution;
import java.util.Locale;

/** What is to be reached: a percentile, and the most that it may be. */
record Target(double share, double most) {

  /** Says whether a distribution reaches it. */
  void print(Distribution measured, String unit) {
    double figure = measured.percentile(share);
    System.out.printf(
        Locale.ROOT,
        "  p%.0f %.0f %s, to reach %.0f %s: %s%n",
        100 * share,
        figure,
        unit,
        most,
        unit,
        figure <= most ? "reached" : "NOT REACHED");
  }
}
