package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.AgentAdmitted;
import dev.parley.master.registry.RegistryEvent.AgentDeactivated;
import dev.parley.master.registry.RegistryEvent.AgentDrainStarted;
import dev.parley.master.registry.RegistryEvent.AgentDrained;
import dev.parley.master.registry.RegistryEvent.AgentMarkedGone;
import dev.parley.master.registry.RegistryEvent.AgentReactivated;
import dev.parley.master.registry.RegistryEvent.AgentRemoved;
import dev.parley.master.registry.RegistryEvent.AgentReregistered;
import dev.parley.master.registry.RegistryEvent.AgentUnreachable;
import dev.parley.master.registry.RegistryEvent.ResourcesReserved;
import dev.parley.master.registry.RegistryEvent.ResourcesUnreserved;
import dev.parley.master.registry.RegistryEvent.VolumeCreated;
import dev.parley.master.registry.RegistryEvent.VolumeDestroyed;
import dev.parley.model.ids.AgentId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The agents of the cluster, and what is remembered of those that are not there now. Immutable.
 *
 * @param places made of {@code byId}
 * @param admitted counts agents ever, so that ids are never used twice
 */
public record AgentTable(
    PMap<AgentId, AgentRecord> byId, AgentPlaces places, long admitted, FormerAgents former) {
  static final AgentTable EMPTY =
      new AgentTable(HashTreePMap.empty(), AgentPlaces.EMPTY, 0, FormerAgents.EMPTY);

  static AgentTable of(Collection<AgentRecord> agents, long admitted, FormerAgents former) {
    AgentTable table = new AgentTable(HashTreePMap.empty(), AgentPlaces.EMPTY, admitted, former);
    for (AgentRecord agent : agents) {
      table = table.with(agent);
    }
    return table;
  }

  private AgentTable with(AgentRecord agent) {
    AgentId id = agent.id();
    return new AgentTable(
        byId.plus(id, agent), places.changed(byId.get(id), agent), admitted, former);
  }

  public Optional<AgentRecord> get(AgentId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** In no order that could be relied on. */
  public Collection<AgentRecord> all() {
    return byId.values();
  }

  AgentTable apply(RegistryEvent.OfAgent event) {
    AgentId id = event.agent();
    if (event instanceof AgentReregistered e) {
      return change(id, a -> a.reregistered(e.info(), e.at()));
    } else if (event instanceof AgentUnreachable e) {
      return change(id, a -> a.unreachable(e.at()));
    } else if (event instanceof AgentAdmitted e) {
      AgentTerms terms = former.get(id).map(FormerAgent::terms).orElse(AgentTerms.NONE);
      AgentTable table = with(AgentRecord.admitted(e, terms));
      return new AgentTable(table.byId(), table.places(), admitted + 1, former.without(id));
    } else if (event instanceof AgentRemoved e) {
      return remove(id, e.at(), false);
    } else if (event instanceof AgentMarkedGone e) {
      return remove(id, e.at(), true);
    }
    return change(id, a -> a.with(terms(a.terms(), event)));
  }

  private static AgentTerms terms(AgentTerms terms, RegistryEvent.OfAgent event) {
    if (event instanceof AgentDeactivated e) {
      return terms.deactivated(e.at());
    } else if (event instanceof AgentReactivated) {
      return terms.reactivated();
    } else if (event instanceof AgentDrainStarted e) {
      return terms.draining(e);
    } else if (event instanceof AgentDrained e) {
      return terms.drained(e.at());
    } else if (event instanceof ResourcesReserved e) {
      return terms.reserved(e.reservation());
    } else if (event instanceof ResourcesUnreserved e) {
      return terms.unreserved(e.reservation());
    } else if (event instanceof VolumeCreated e) {
      return terms.created(e.volume());
    } else if (event instanceof VolumeDestroyed e) {
      return terms.destroyed(e.role(), e.volume());
    }
    throw new IllegalStateException("the registry does not know " + event);
  }

  /** Of an agent that may return, only what is not said anew at its return is remembered. */
  private AgentTable remove(AgentId id, Instant at, boolean gone) {
    AgentRecord agent = byId.get(id);
    AgentTerms terms = agent == null || gone ? AgentTerms.NONE : agent.terms();
    boolean remember = gone || !terms.equals(AgentTerms.NONE);
    return new AgentTable(
        byId.minus(id),
        places.changed(agent, null),
        admitted,
        remember ? former.with(new FormerAgent(id, at, gone, terms)) : former);
  }

  private AgentTable change(AgentId id, UnaryOperator<AgentRecord> change) {
    AgentRecord agent = byId.get(id);
    return agent == null ? this : with(change.apply(agent));
  }
}
