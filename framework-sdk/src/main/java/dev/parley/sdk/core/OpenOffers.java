package dev.parley.sdk.core;

import dev.parley.model.ids.OfferId;
import dev.parley.model.offers.Offer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The offers of this session that the framework has not answered. */
final class OpenOffers {
  private final Map<OfferId, Offer> open = new LinkedHashMap<>();

  /** Gives back those that were not open already. */
  List<Offer> received(List<Offer> offers) {
    return offers.stream().filter(o -> open.putIfAbsent(o.id(), o) == null).toList();
  }

  /** Gives back those that were open: of the others the author has no use for the news. */
  List<OfferId> rescinded(List<OfferId> offers) {
    return offers.stream().filter(id -> open.remove(id) != null).toList();
  }

  void answered(List<OfferId> offers) {
    offers.forEach(open::remove);
  }

  void voidAll() {
    open.clear();
  }

  Collection<Offer> all() {
    return List.copyOf(open.values());
  }
}
