package dev.parley.master.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The offers that are out. An offer is taken out of the book once, by whatever comes first: its
 * acceptance, its refusal, its expiry, or the loss of either party. Soft state: a new leader makes
 * new offers.
 */
final class OfferBook {
  private final Map<AgentId, Set<OfferId>> byAgent = new HashMap<>();
  private final Map<FrameworkId, Set<OfferId>> byFramework = new HashMap<>();
  private final PriorityQueue<Expiry> expiries = new PriorityQueue<>();
  // A persistent map, because a view of the open offers is published after every batch.
  private PMap<OfferId, OpenOffer> open = HashTreePMap.empty();

  private record Expiry(Instant at, OfferId offer) implements Comparable<Expiry> {
    @Override
    public int compareTo(Expiry other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : offer.compareTo(other.offer);
    }
  }

  void add(OpenOffer offer) {
    OfferId id = offer.offer().id();
    open = open.plus(id, offer);
    byAgent.computeIfAbsent(offer.offer().agent(), a -> new LinkedHashSet<>()).add(id);
    byFramework.computeIfAbsent(offer.offer().framework(), f -> new LinkedHashSet<>()).add(id);
    expiries.add(new Expiry(offer.expiresAt(), id));
  }

  Optional<OpenOffer> get(OfferId id) {
    return Optional.ofNullable(open.get(id));
  }

  /** Takes the offer out, if it is still open. */
  Optional<OpenOffer> take(OfferId id) {
    OpenOffer offer = open.get(id);
    if (offer == null) {
      return Optional.empty();
    }
    open = open.minus(id);
    forget(byAgent, offer.offer().agent(), id);
    forget(byFramework, offer.offer().framework(), id);
    return Optional.of(offer);
  }

  List<OpenOffer> takeAllOn(AgentId agent) {
    return takeAll(byAgent.getOrDefault(agent, Set.of()));
  }

  List<OpenOffer> takeAllOf(FrameworkId framework) {
    return takeAll(byFramework.getOrDefault(framework, Set.of()));
  }

  List<OpenOffer> takeAll() {
    return takeAll(open.keySet().stream().sorted().toList());
  }

  List<OpenOffer> takeExpired(Instant now) {
    List<OfferId> due = new ArrayList<>();
    for (Expiry next = expiries.peek();
        next != null && !now.isBefore(next.at());
        next = expiries.peek()) {
      expiries.remove();
      due.add(next.offer());
    }
    return takeAll(due);
  }

  /** The open offers at this moment; not changed by what comes after. */
  Collection<OpenOffer> snapshot() {
    return open.values();
  }

  private List<OpenOffer> takeAll(Collection<OfferId> ids) {
    return List.copyOf(ids).stream().flatMap(id -> take(id).stream()).toList();
  }

  private static <K> void forget(Map<K, Set<OfferId>> index, K of, OfferId id) {
    Set<OfferId> ids = index.get(of);
    if (ids != null && ids.remove(id) && ids.isEmpty()) {
      index.remove(of);
    }
  }
}
