package dev.parley.http.metrics;

import dev.parley.http.json.Numbers;
import dev.parley.http.json.Piece;
import dev.parley.model.resources.Resources;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures by name, gathered for one reply. Not thread-safe. */
final class Metrics {
  private final SortedMap<String, Double> figures = new TreeMap<>();

  void put(String name, double value) {
    figures.put(name, value);
  }

  void put(String name, long count) {
    figures.put(name, (double) count);
  }

  void putAll(String prefix, Map<String, Long> counters) {
    counters.forEach((name, value) -> put(prefix + name, value));
  }

  /** {@code cpus_total}, {@code cpus_used}, {@code cpus_percent} (from 0 to 1), and so on. */
  void putResources(String prefix, Resources total, Resources used) {
    for (String name : List.of(Resources.CPUS, Resources.MEM, Resources.DISK, Resources.GPUS)) {
      put(prefix + name + "_total", total.scalar(name));
      put(prefix + name + "_used", used.scalar(name));
      long all = total.milli(name);
      put(prefix + name + "_percent", all == 0 ? 0 : (double) used.milli(name) / all);
    }
  }

  Piece piece() {
    return json -> {
      json.writeStartObject();
      for (Map.Entry<String, Double> figure : figures.entrySet()) {
        json.writeFieldName(figure.getKey());
        Numbers.writeDouble(json, figure.getValue());
      }
      json.writeEndObject();
    };
  }
}
