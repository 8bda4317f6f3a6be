package dev.parley.simulation.invariants;

import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.World;
import java.util.Optional;

/** What is offered is neither used by a process nor by a launch that is under way. */
public final class OnlyWhatIsFreeIsOffered implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    for (AgentTruth agent : world.agents()) {
      Optional<String> breach =
          new Division(agent.machine(), agent.total())
              .takePieces(agent.running())
              .takePieces(agent.underWay())
              .takeOffers(world.offersOf(agent))
              .breach();
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }
}
