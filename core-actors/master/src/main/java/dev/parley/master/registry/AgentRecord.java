package dev.parley.master.registry;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.ids.AgentId;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent that was admitted.
 *
 * @param unreachableSince when it was given up for the time being, if it was
 */
public record AgentRecord(
    AgentId id,
    AgentInfo info,
    Instant registeredAt,
    Optional<Instant> reregisteredAt,
    Optional<Instant> unreachableSince,
    AgentTerms terms) {

  static AgentRecord admitted(RegistryEvent.AgentAdmitted event, AgentTerms terms) {
    return new AgentRecord(
        event.agent(), event.info(), event.at(), Optional.empty(), Optional.empty(), terms);
  }

  /** Whether its resources may be offered. */
  public boolean isActive() {
    return terms.state() == AgentTerms.State.ACTIVE;
  }

  AgentRecord reregistered(AgentInfo now, Instant at) {
    return new AgentRecord(id, now, registeredAt, Optional.of(at), Optional.empty(), terms);
  }

  AgentRecord unreachable(Instant at) {
    return new AgentRecord(id, info, registeredAt, reregisteredAt, Optional.of(at), terms);
  }

  AgentRecord with(AgentTerms next) {
    return new AgentRecord(id, info, registeredAt, reregisteredAt, unreachableSince, next);
  }
}
