package dev.parley.simulation.invariants;

import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.World;
import java.util.Optional;

/**
 * On every agent, what runs fits, also beside what the agent believes to be free; and what is
 * offered fits beside what the registry counts as taken.
 */
public final class NoResourceInTwoPlaces implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    for (AgentTruth agent : world.agents()) {
      Division truth = new Division(agent.machine(), agent.total());
      truth.takePieces(agent.running());
      agent.free().ifPresent(free -> truth.take("what is free", "by its own books", free));
      Optional<String> breach = truth.breach().or(() -> breachAtMaster(world, agent));
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> breachAtMaster(World world, AgentTruth agent) {
    Division books = new Division(agent.machine() + " in the registry", agent.total());
    world.live().stream()
        .filter(t -> agent.id().filter(t.agent()::equals).isPresent())
        .forEach(t -> books.take("task", t.task(), t.resources()));
    return books.takeOffers(world.offersOf(agent)).breach();
  }
}
