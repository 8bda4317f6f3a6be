package dev.parley.cli.work.batch;

import dev.parley.cli.work.terminal.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is told of a batch: while it goes on, and when it is over. */
final class BatchText {
  private static final int BAR_WIDTH = 24;

  private BatchText() {}

  /**
   * The input as far as it is known.
   *
   * @param complete whether there are no more
   */
  record Total(long items, boolean complete) {}

  /** With a bar, for a terminal. */
  static String bar(Tally tally, Total total, Duration elapsed) {
    String bar = total.complete() ? Figures.bar(tally.over(), total.items(), BAR_WIDTH) + " " : "";
    return bar + line(tally, total, elapsed);
  }

  /** For a log. */
  static String line(Tally tally, Total total, Duration elapsed) {
    double rate = rate(tally, elapsed);
    List<String> parts = new ArrayList<>();
    parts.add(
        Figures.count(tally.over())
            + "/"
            + Figures.count(total.items())
            + (total.complete() ? percent(tally.over(), total.items()) : "+"));
    parts.add(Figures.rate(rate));
    if (total.complete() && rate > 0 && tally.over() < total.items()) {
      long seconds = Math.round((total.items() - tally.over()) / rate);
      parts.add("ETA " + Figures.clock(Duration.ofSeconds(seconds)));
    }
    parts.add("running " + tally.running());
    if (tally.failed() > 0) {
      parts.add("failed " + Figures.count(tally.failed()));
    }
    return String.join("  ", parts);
  }

  static String summary(Tally tally, Duration elapsed) {
    List<String> parts = new ArrayList<>();
    parts.add(Figures.count(tally.done()) + " done");
    if (tally.failed() > 0) {
      String named =
          tally.someFailed().stream().map(String::valueOf).collect(Collectors.joining(", "));
      String more = tally.failed() > tally.someFailed().size() ? ", …" : "";
      parts.add(Figures.count(tally.failed()) + " failed (" + named + more + ")");
    }
    if (tally.skippedCount() > 0) {
      parts.add(Figures.count(tally.skippedCount()) + " done earlier");
    }
    if (tally.stoppedCount() > 0) {
      parts.add(Figures.count(tally.stoppedCount()) + " not finished");
    }
    if (tally.retried() > 0) {
      parts.add(Figures.count(tally.retried()) + " attempts repeated");
    }
    return String.format(
        "%s items: %s; %s on %d agent%s, %s",
        Figures.count(tally.over()),
        String.join(", ", parts),
        Figures.duration(elapsed),
        tally.agents(),
        tally.agents() == 1 ? "" : "s",
        Figures.rate(rate(tally, elapsed)));
  }

  private static double rate(Tally tally, Duration elapsed) {
    return elapsed.isZero() ? 0 : tally.worked() * 1000.0 / Math.max(1, elapsed.toMillis());
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "" : " " + 100 * part / whole + "%";
  }
}
