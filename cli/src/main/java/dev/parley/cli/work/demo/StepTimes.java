package dev.parley.cli.work.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.work.terminal.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long the steps of the offer protocol took, from the traces of tasks. For one thread. */
final class StepTimes {
  private static final double MEDIAN = 0.5;
  private static final double ALMOST_ALL = 0.95;

  /** The stretches between two steps that are worth knowing. */
  private enum Stretch {
    OFFER("allocated -> offered"),
    ACCEPT("offered -> accepted"),
    START("accepted -> running"),
    RUN("running -> ended"),
    ACKNOWLEDGE("ended -> acknowledged");

    private final String text;

    Stretch(String text) {
      this.text = text;
    }
  }

  private final Map<Stretch, List<Duration>> times = new EnumMap<>(Stretch.class);
  private int traces;

  /** Takes in one of the traces that {@code /parley/v1/trace} answers. */
  void add(JsonNode trace) {
    JsonNode steps = trace.path("steps");
    Optional<Instant> allocated = first(steps, "Allocation", "");
    Optional<Instant> offered = first(steps, "ResourceOffers", "");
    Optional<Instant> accepted = first(steps, "AcceptOffers", "");
    Optional<Instant> running = first(steps, "StatusUpdate", "RUNNING");
    Optional<Instant> ended = first(steps, "StatusUpdate", "FINISHED");
    Optional<Instant> acknowledged = first(steps, "AcknowledgeStatus", "");
    note(Stretch.OFFER, allocated, offered);
    note(Stretch.ACCEPT, offered, accepted);
    note(Stretch.START, accepted, running);
    note(Stretch.RUN, running, ended);
    note(Stretch.ACKNOWLEDGE, ended, acknowledged);
    traces++;
  }

  /** A table with the median and the 95th percentile of each stretch. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(String.format("  %-26s %10s %10s", "time per step", "p50", "p95"));
    times.forEach(
        (stretch, all) -> {
          all.sort(null);
          lines.add(
              String.format(
                  "    %-24s %10s %10s",
                  stretch.text,
                  Figures.duration(at(all, MEDIAN)),
                  Figures.duration(at(all, ALMOST_ALL))));
        });
    return times.isEmpty() ? List.of() : lines;
  }

  int traces() {
    return traces;
  }

  /** The smallest that at least this part of all does not exceed. */
  static Duration at(List<Duration> sorted, double part) {
    int rank = (int) Math.ceil(part * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  private void note(Stretch stretch, Optional<Instant> from, Optional<Instant> to) {
    if (from.isPresent() && to.isPresent()) {
      // The clocks of two nodes may differ by a little.
      Duration took = Duration.between(from.get(), to.get());
      times
          .computeIfAbsent(stretch, s -> new ArrayList<>())
          .add(took.isNegative() ? Duration.ZERO : took);
    }
  }

  private static Optional<Instant> first(JsonNode steps, String message, String detail) {
    for (JsonNode step : steps) {
      if (step.path("message").asText().equals(message)
          && step.path("detail").asText().startsWith(detail)) {
        try {
          return Optional.of(Instant.parse(step.path("at").asText()));
        } catch (DateTimeParseException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
