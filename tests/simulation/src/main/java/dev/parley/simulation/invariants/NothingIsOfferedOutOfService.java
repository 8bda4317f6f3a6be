package dev.parley.simulation.invariants;

import dev.parley.simulation.world.World;
import java.util.Optional;

/** Of an agent that is deactivated, drains or is drained, nothing is offered. */
public final class NothingIsOfferedOutOfService implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    return world.offers().stream()
        .filter(o -> world.outOfService().containsKey(o.agent()))
        .map(
            o ->
                o.id()
                    + " is of "
                    + o.agent()
                    + ", which is "
                    + world.outOfService().get(o.agent()))
        .findFirst();
  }
}
