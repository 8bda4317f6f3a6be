package dev.parley.master.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.SessionId;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent's conversation with this master. Soft state.
 *
 * @param incarnation grows with every session of any agent, and when one is taken out of service
 * @param heardAt when it last said something
 * @param reportedAt step 1: when it last reported its resources; before that, nothing is offered
 */
record AgentSession(
    SessionId id, AgentId agent, long incarnation, Instant heardAt, Optional<Instant> reportedAt) {

  AgentSession heard(Instant now) {
    return new AgentSession(id, agent, incarnation, now, reportedAt);
  }

  AgentSession withIncarnation(long next) {
    return new AgentSession(id, agent, next, heardAt, reportedAt);
  }

  AgentSession reported(Instant now) {
    return new AgentSession(id, agent, incarnation, now, Optional.of(now));
  }
}
