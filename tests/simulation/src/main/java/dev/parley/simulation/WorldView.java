package dev.parley.simulation;

import dev.parley.master.registry.AgentRecord;
import dev.parley.master.registry.AgentTerms;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.TaskRecord;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.offers.Offer;
import dev.parley.simulation.agent.AgentMachine;
import dev.parley.simulation.master.InMemoryJournal;
import dev.parley.simulation.master.Masters;
import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.Launched;
import dev.parley.simulation.world.Ledger;
import dev.parley.simulation.world.Past;
import dev.parley.simulation.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes the pictures of the world, and tells whether one shows anything new. */
@SuppressWarnings("ReferenceEquality") // the parts are immutable, and a new one is a change
final class WorldView {
  private final List<AgentMachine> agents;
  private final Masters masters;
  private final InMemoryJournal journal;
  private final Ledger ledger;
  private Registry registry;
  private List<AgentTruth> truths = List.of();
  private List<Offer> offers = List.of();
  private Past past = Past.NOTHING;
  private List<Launched> live = List.of();
  private List<TaskKey> unsettled = List.of();
  private Map<AgentId, AgentTerms.State> outOfService = Map.of();

  WorldView(List<AgentMachine> agents, Masters masters, InMemoryJournal journal, Ledger ledger) {
    this.agents = List.copyOf(agents);
    this.masters = masters;
    this.journal = journal;
    this.ledger = ledger;
    this.registry = journal.registry();
  }

  /** The world as it is now; empty if it is as it was at the last look. */
  Optional<World> news() {
    boolean same = sameAgents();
    List<Offer> offersNow = masters.offers();
    same &= offersNow == offers;
    offers = offersNow;
    same &= ledger.past() == past;
    past = ledger.past();
    if (journal.registry() != registry) {
      same = false;
      registry = journal.registry();
      readRegistry();
    }
    return same ? Optional.empty() : Optional.of(world());
  }

  World world() {
    return new World(truths, offers, live, unsettled, outOfService, past);
  }

  private boolean sameAgents() {
    boolean same = truths.size() == agents.size();
    List<AgentTruth> now = new ArrayList<>(agents.size());
    for (int i = 0; i < agents.size(); i++) {
      AgentTruth truth = agents.get(i).truth();
      same = same && truths.get(i) == truth;
      now.add(truth);
    }
    truths = same ? truths : now;
    return same;
  }

  private void readRegistry() {
    live =
        registry.tasks().all().stream()
            .filter(t -> t.state().isLive())
            .map(t -> new Launched(t.key(), t.agent(), t.spec().resources()))
            .toList();
    unsettled =
        registry.tasks().all().stream()
            .map(TaskRecord::key)
            .sorted(Comparator.naturalOrder())
            .toList();
    outOfService =
        registry.agents().all().stream()
            .filter(a -> !a.isActive())
            .collect(Collectors.toMap(AgentRecord::id, a -> a.terms().state()));
  }
}
