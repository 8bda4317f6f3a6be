package dev.parley.allocator;

import dev.parley.model.ids.AgentId;
import dev.parley.model.resources.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What clients have declined, and until when they are not to be asked again. A filter keeps from a
 * client an offer of one agent that has no more than what it declined there; an agent that has more
 * free by then is offered again, as in Mesos. Mutable, not thread-safe.
 */
final class OfferFilters {
  /**
   * @param until the first moment at which it is over
   * @param number tells apart filters that end at the same moment
   */
  private record Filter(
      Client client, AgentId agent, Resources resources, Instant until, long number) {

    /** Whether {@code other}, on the same agent, keeps nothing away that this one does not. */
    boolean covers(Filter other) {
      return !until.isBefore(other.until) && resources.contains(other.resources);
    }
  }

  private final Map<Client, Map<AgentId, List<Filter>>> filters = new HashMap<>();
  private final TreeSet<Filter> byEnd =
      new TreeSet<>(Comparator.comparing(Filter::until).thenComparingLong(Filter::number));
  private long added;

  /** Keeps {@code resources} of an agent, and less than these, from a client until a moment. */
  void add(Client client, AgentId agent, Resources resources, Instant until) {
    Filter filter = new Filter(client, agent, resources, until, added++);
    List<Filter> same =
        filters
            .computeIfAbsent(client, c -> new HashMap<>())
            .computeIfAbsent(agent, a -> new ArrayList<>());
    // Only filters that say something new are kept, so that declining often fills no memory.
    if (same.stream().noneMatch(f -> f.covers(filter))) {
      List<Filter> needless = same.stream().filter(filter::covers).toList();
      same.removeAll(needless);
      needless.forEach(byEnd::remove);
      same.add(filter);
      byEnd.add(filter);
    }
  }

  /** Whether an offer of {@code offered} is kept from the client. */
  boolean refuse(Client client, AgentId agent, Resources offered) {
    return filters.getOrDefault(client, Map.of()).getOrDefault(agent, List.of()).stream()
        .anyMatch(f -> f.resources.contains(offered));
  }

  void forget(Client client) {
    Map<AgentId, List<Filter>> gone = filters.remove(client);
    if (gone != null) {
      gone.values().forEach(ended -> ended.forEach(byEnd::remove));
    }
  }

  /** O(clients). */
  void forget(AgentId agent) {
    for (Map<AgentId, List<Filter>> ofClient : filters.values()) {
      List<Filter> gone = ofClient.remove(agent);
      if (gone != null) {
        gone.forEach(byEnd::remove);
      }
    }
    filters.values().removeIf(Map::isEmpty);
  }

  /** Drops those that are over at {@code now}. */
  void expire(Instant now) {
    while (!byEnd.isEmpty() && !byEnd.first().until.isAfter(now)) {
      drop(byEnd.first());
    }
  }

  /** When the next filter is over; in the past if it has not been expired yet. */
  Optional<Instant> nextExpiry() {
    return byEnd.isEmpty() ? Optional.empty() : Optional.of(byEnd.first().until);
  }

  private void drop(Filter filter) {
    byEnd.remove(filter);
    filters.computeIfPresent(
        filter.client,
        (client, ofClient) -> {
          ofClient.computeIfPresent(
              filter.agent,
              (agent, same) -> {
                same.remove(filter);
                return same.isEmpty() ? null : same;
              });
          return ofClient.isEmpty() ? null : ofClient;
        });
  }
}
