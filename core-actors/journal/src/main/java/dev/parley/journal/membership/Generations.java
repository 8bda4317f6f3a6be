package dev.parley.journal.membership;

import java.util.Collection;
import java.util.List;

/** Groups are followed by newer ones, and only the newest counts. */
final class Generations {
  private Generations() {}

  static List<GroupSight> newest(Collection<GroupSight> sights) {
    long newest = sights.stream().mapToLong(GroupSight::generation).max().orElse(0);
    return sights.stream().filter(sight -> sight.generation() == newest).toList();
  }
}
