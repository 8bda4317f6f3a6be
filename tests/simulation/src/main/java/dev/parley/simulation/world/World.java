package dev.parley.simulation.world;

import dev.parley.master.registry.AgentTerms;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.offers.Offer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is true at one moment, as nobody inside can know it. Immutable.
 *
 * @param offers open at the master that leads by right, which is the one of the last commit
 * @param live tasks that the registry counts as live, and so as holding what they were launched on
 * @param unsettled tasks whose end the registry still waits for, or waits to have acknowledged
 * @param outOfService agents of which nothing is to be offered, by the registry
 */
public record World(
    List<AgentTruth> agents,
    List<Offer> offers,
    List<Launched> live,
    List<TaskKey> unsettled,
    Map<AgentId, AgentTerms.State> outOfService,
    Past past) {

  public World {
    agents = List.copyOf(agents);
    offers = List.copyOf(offers);
    live = List.copyOf(live);
    unsettled = List.copyOf(unsettled);
    outOfService = Map.copyOf(outOfService);
  }

  List<Offer> offersOn(Optional<AgentId> agent) {
    return offers.stream().filter(o -> agent.filter(o.agent()::equals).isPresent()).toList();
  }

  /** The open offers of what an agent has. */
  public List<Offer> offersOf(AgentTruth agent) {
    return offersOn(agent.id());
  }
}
