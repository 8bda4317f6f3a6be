package dev.parley.simulation.invariants;

import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.World;
import java.util.Optional;

/** With no task left, all that the agents have is on offer: nothing got lost on the way. */
public final class EverythingIsOfferedAgain implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    for (AgentTruth agent : world.agents()) {
      Division all = new Division(agent.machine(), agent.total()).takeOffers(world.offersOf(agent));
      if (!all.left().isEmpty()) {
        return Optional.of("of " + agent.machine() + ", " + all.left() + " are offered to nobody");
      }
    }
    return Optional.empty();
  }
}
