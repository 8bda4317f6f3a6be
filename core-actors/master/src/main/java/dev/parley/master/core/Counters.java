package dev.parley.master.core;

import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Counts events since this master leads, by the names of Mesos' metrics. Soft state. */
final class Counters {
  private PMap<String, Long> counts = HashTreePMap.empty();

  void count(String name) {
    count(name, 1);
  }

  void count(String name, long more) {
    if (more == 0) {
      return;
    }
    counts = counts.plus(name, counts.getOrDefault(name, 0L) + more);
  }

  Map<String, Long> snapshot() {
    return counts;
  }
}
