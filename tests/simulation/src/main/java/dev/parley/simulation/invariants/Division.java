package dev.parley.simulation.invariants;

import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Value;
import dev.parley.simulation.world.Piece;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes pieces out of a whole one by one, so that a port which two have is noticed: adding the
 * pieces up would make one of it. Not thread-safe.
 */
final class Division {
  private final String where;
  private final Resources whole;
  private final Map<String, Value> left;
  private Optional<String> breach = Optional.empty();

  Division(String where, Resources whole) {
    this.where = where;
    this.whole = whole;
    this.left = new TreeMap<>(whole.asMap());
  }

  /**
   * @param what for people, made into text when it is needed
   */
  Division take(String kind, Object what, Resources resources) {
    for (Map.Entry<String, Value> wanted : resources.asMap().entrySet()) {
      Value there = left.get(wanted.getKey());
      if (there != null && there.contains(wanted.getValue())) {
        left.put(wanted.getKey(), there.minus(wanted.getValue()));
      } else if (breach.isEmpty()) {
        breach =
            Optional.of(
                String.format(
                    "%s has %s; there are no more than %s left for %s %s, which has %s",
                    where, whole, left(), kind, what, resources));
      }
    }
    return this;
  }

  Division takePieces(Collection<Piece> pieces) {
    pieces.forEach(p -> take("task", p.task(), p.resources()));
    return this;
  }

  Division takeOffers(Collection<Offer> offers) {
    offers.forEach(o -> take("offer", o.id(), o.resources()));
    return this;
  }

  Resources left() {
    return Resources.of(left);
  }

  /** What did not fit. */
  Optional<String> breach() {
    return breach;
  }
}
