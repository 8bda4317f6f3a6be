package dev.parley.journal.membership;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a master says of itself to another one that is about to start.
 *
 * @param cluster the name of its cluster
 * @param name its own
 * @param configured the masters it is configured with: names with the addresses of their replicas
 * @param group what its replica knows; empty if it has none, because its folder is empty
 */
public record RollCallAnswer(
    String cluster, String name, Map<String, String> configured, Optional<GroupSight> group) {
  public RollCallAnswer {
    configured = Collections.unmodifiableMap(new TreeMap<>(configured));
  }

  boolean fresh() {
    return group.isEmpty();
  }
}
