package dev.parley.benchmarks.failover;

import dev.parley.benchmarks.figures.Distribution;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Where the time goes until the first offer: for each milestone, how long after the beginning. */
final class Breakdown {
  private final Printed logs;
  private final Map<Milestone, Distribution> after = new EnumMap<>(Milestone.class);
  private final Distribution subscribed = new Distribution("    the framework is subscribed", "ms");

  Breakdown(Printed logs) {
    this.logs = logs;
    for (Milestone milestone : Milestone.values()) {
      after.put(milestone, new Distribution("    " + milestone.text(), "ms"));
    }
  }

  /**
   * Takes one down; to be called when it is over.
   *
   * @param subscribedAt empty if the framework stayed subscribed
   * @return all of it in one line
   */
  String add(Instant began, Optional<Instant> subscribedAt, Instant offerAt) throws IOException {
    StringJoiner line = new StringJoiner(", ");
    for (Map.Entry<Milestone, Distribution> entry : after.entrySet()) {
      Optional<Instant> at =
          logs.first(entry.getKey().line(), began).filter(t -> t.isBefore(offerAt));
      if (at.isPresent()) {
        double ms = millis(began, at.get());
        entry.getValue().add(ms);
        line.add(name(entry.getKey()) + String.format(Locale.ROOT, " %.0f", ms));
      }
    }
    subscribedAt.ifPresent(
        at -> {
          subscribed.add(millis(began, at));
          line.add(String.format(Locale.ROOT, "subscribed %.0f", millis(began, at)));
        });
    return line.add(String.format(Locale.ROOT, "offer %.0f ms", millis(began, offerAt))).toString();
  }

  private static String name(Milestone milestone) {
    return milestone.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  void print() {
    System.out.println("  on the way there, since the beginning; what did not happen is left out:");
    after.values().stream().filter(d -> d.count() > 0).forEach(System.out::println);
    if (subscribed.count() > 0) {
      System.out.println(subscribed);
    }
  }
}
