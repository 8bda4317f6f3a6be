package dev.parley.journal.membership;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A master that is about to start.
 *
 * @param configured the masters with the addresses of their replicas, itself among them
 */
public record Candidate(String cluster, String name, Map<String, String> configured) {
  public Candidate {
    configured = Collections.unmodifiableMap(new TreeMap<>(configured));
  }
}
