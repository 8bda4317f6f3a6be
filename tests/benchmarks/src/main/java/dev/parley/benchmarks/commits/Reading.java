package dev.parley.benchmarks.commits;

import dev.parley.benchmarks.nodes.ProcessFigures;
import dev.parley.benchmarks.nodes.WireBytes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All counters at one moment.
 *
 * @param masters in their order
 * @param own of the process that makes the load
 */
record Reading(
    long nanos,
    long events,
    long lives,
    long inFlight,
    List<ProcessFigures> masters,
    ProcessFigures own,
    WireBytes wire) {
  Reading {
    masters = List.copyOf(masters);
  }

  double secondsSince(Reading earlier) {
    return (nanos - earlier.nanos) / 1e9;
  }

  double eventsPerSecondSince(Reading earlier) {
    return (events - earlier.events) / secondsSince(earlier);
  }

  String textSince(Reading earlier) {
    return String.format(
        Locale.ROOT,
        "%7.0f events/s  %6.0f task lives/s  %5d commands in flight  cpu: %s",
        eventsPerSecondSince(earlier),
        (lives - earlier.lives) / secondsSince(earlier),
        inFlight,
        cpuSince(earlier));
  }

  /** Of one core, in percent. */
  String cpuSince(Reading earlier) {
    double seconds = secondsSince(earlier);
    return IntStream.range(0, masters.size())
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "m%d %.0f%%",
                        i + 1,
                        100 * masters.get(i).since(earlier.masters.get(i)).cpuSeconds() / seconds))
            .collect(Collectors.joining(", "))
        + String.format(
            Locale.ROOT, ", load %.0f%%", 100 * own.since(earlier.own).cpuSeconds() / seconds);
  }
}
