package dev.parley.simulation.invariants;

import dev.parley.simulation.world.World;
import java.util.Optional;

/** A master that cannot have heard of a majority within the last second starts nothing. */
public final class NothingNewWithoutAQuorum implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    return world.past().unproven().stream().findFirst();
  }
}
