package dev.parley.cli.work.demo;

import dev.parley.cli.work.terminal.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long things took, as a table. For one thread. */
final class Times {
  private record Entry(String what, Duration took) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(String what, Duration took) {
    entries.add(new Entry(what, took));
  }

  List<String> table() {
    return entries.stream()
        .map(e -> String.format(Locale.ROOT, "    %-52s %9s", e.what, Figures.duration(e.took)))
        .toList();
  }
}
