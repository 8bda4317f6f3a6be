package dev.parley.allocator;

import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;
import java.util.HashMap;
import java.util.Map;

/**
 * A running sum of the scalar resources that go into a share; ranges and sets have no amount to
 * compare and are left out. In whole thousandths, so what is added and subtracted again leaves
 * nothing behind. Mutable, not thread-safe.
 */
final class ScalarSum {
  private final Map<String, Long> milliByName = new HashMap<>();

  void add(Resources resources) {
    change(resources, 1);
  }

  /** Subtracts what was added before. */
  void subtract(Resources resources) {
    change(resources, -1);
  }

  boolean isZero() {
    return milliByName.isEmpty();
  }

  private void change(Resources resources, int sign) {
    resources
        .asMap()
        .forEach(
            (name, value) -> {
              if (value instanceof Scalar scalar) {
                long next = milliByName.getOrDefault(name, 0L) + sign * scalar.milli();
                if (next == 0) {
                  milliByName.remove(name);
                } else {
                  milliByName.put(name, next);
                }
              }
            });
  }

  /**
   * The largest share that this is of any one resource of {@code whole}; 0 of nothing. A resource
   * that {@code whole} lacks does not count. Equal fractions give equal doubles, because both parts
   * of the fraction are exact and a division is rounded only once.
   */
  double dominantShareOf(ScalarSum whole) {
    double dominant = 0;
    for (Map.Entry<String, Long> mine : milliByName.entrySet()) {
      long all = whole.milliByName.getOrDefault(mine.getKey(), 0L);
      if (all > 0) {
        dominant = Math.max(dominant, (double) mine.getValue() / all);
      }
    }
    return dominant;
  }
}
