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
    Optional<Instant> unreachableSince) {

  AgentRecord reregistered(AgentInfo now, Instant at) {
    return new AgentRecord(id, now, registeredAt, Optional.of(at), Optional.empty());
  }

  AgentRecord unreachable(Instant at) {
    return new AgentRecord(id, info, registeredAt, reregisteredAt, Optional.of(at));
  }
}
