package dev.parley.chaos.checker;

import dev.parley.chaos.history.History;
import dev.parley.chaos.history.Seen.ByFramework;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sixth promise: once a write was acknowledged in an epoch, none is in an earlier one.
 *
 * <p>When exactly a master acknowledges is not seen from outside: it is between the asking and the
 * hearing. What one framework hears is in order all the same; of two frameworks, a write that one
 * has asked for after the other was acknowledged in a later epoch proves the breach, while a late
 * hearing alone may be a slow network.
 */
final class OneEpochWrites implements Check {
  @Override
  public List<String> violations(History history) {
    List<String> found = new ArrayList<>();
    Map<String, Long> heard = new HashMap<>();
    List<ByFramework.WriteAcknowledged> all =
        history.all(ByFramework.WriteAcknowledged.class).toList();
    for (ByFramework.WriteAcknowledged write : all) {
      long own = heard.merge(write.framework(), write.epoch(), Math::max);
      if (own > write.epoch()) {
        found.add(breach(write, own));
        continue;
      }
      all.stream()
          .filter(other -> other.at() < write.askedAt() && other.epoch() > write.epoch())
          .findFirst()
          .ifPresent(other -> found.add(breach(write, other.epoch())));
    }
    return found;
  }

  private static String breach(ByFramework.WriteAcknowledged write, long later) {
    return "value %d of %s was acknowledged in epoch %d at %s, after one in epoch %d"
        .formatted(write.value(), write.framework(), write.epoch(), Times.text(write.at()), later);
  }
}
