package dev.parley.simulation.invariants;

import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.simulation.world.Piece;
import java.util.Collection;
import java.util.Optional;

/**
 * Takes pieces out of a whole one by one, so that a port which two have is noticed: adding the
 * pieces up would make one of it.
 */
final class Division {
  private final String where;
  private final Resources whole;
  private Resources left;
  private Optional<String> breach = Optional.empty();

  Division(String where, Resources whole) {
    this.where = where;
    this.whole = whole;
    this.left = whole;
  }

  Division take(String what, Resources resources) {
    if (breach.isEmpty()) {
      if (left.contains(resources)) {
        left = left.minus(resources);
      } else {
        breach =
            Optional.of(
                String.format(
                    "of %s of %s, %s are left for %s, which has %s",
                    whole, where, left, what, resources));
      }
    }
    return this;
  }

  Division takePieces(Collection<Piece> pieces) {
    pieces.forEach(p -> take("task " + p.task(), p.resources()));
    return this;
  }

  Division takeOffers(Collection<Offer> offers) {
    offers.forEach(o -> take("offer " + o.id(), o.resources()));
    return this;
  }

  Resources left() {
    return left;
  }

  Optional<String> breach() {
    return breach;
  }
}
