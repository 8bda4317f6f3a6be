package dev.parley.simulation.invariants;

import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.World;
import java.util.Optional;

/** No process runs, and neither an agent nor the registry waits for anything. */
public final class NothingIsLeftOver implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    for (AgentTruth agent : world.agents()) {
      if (!agent.running().isEmpty()) {
        return Optional.of("still running on " + agent.machine() + ": " + agent.running());
      }
      if (!agent.held().isEmpty()) {
        return Optional.of("not forgotten on " + agent.machine() + ": " + agent.held());
      }
    }
    return world.unsettled().isEmpty()
        ? Optional.empty()
        : Optional.of("not settled in the registry: " + world.unsettled());
  }
}
