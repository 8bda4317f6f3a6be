package dev.parley.simulation.invariants;

import dev.parley.master.registry.AgentTerms;
import dev.parley.model.ids.AgentId;
import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.World;
import java.util.Map;
import java.util.Optional;

/**
 * When an agent is called drained, nothing runs there; except that a framework is gone whose tasks
 * nobody waits for, while its agent could not be reached.
 */
public final class NothingRunsOnDrainedAgents implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    return world.agents().stream()
        .filter(agent -> isDrained(world.outOfService(), agent))
        .flatMap(agent -> agent.running().stream())
        .filter(piece -> !world.past().removed().contains(piece.task().framework()))
        .map(piece -> piece.task() + " runs on an agent that is drained")
        .findFirst();
  }

  private static boolean isDrained(Map<AgentId, AgentTerms.State> states, AgentTruth agent) {
    return agent.id().filter(id -> states.get(id) == AgentTerms.State.DRAINED).isPresent();
  }
}
