package dev.parley.agent.core;

import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.messages.AgentToMaster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One decision in the making. Each event is applied at once, so that what is decided next sees it.
 * Lives for one call of {@link AgentCore#decide}.
 */
final class Turn {
  private final Instant now;
  private final List<AgentEvent> events = new ArrayList<>();
  private final List<AgentEffect> effects = new ArrayList<>();
  private AgentState state;

  Turn(AgentState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  AgentState state() {
    return state;
  }

  Optional<AgentTask> task(TaskKey key) {
    return state.task(key);
  }

  void record(AgentEvent event) {
    events.add(event);
    state = state.apply(event);
  }

  void then(AgentEffect effect) {
    effects.add(effect);
  }

  /** Only within a session: what is said to nobody need not be said. */
  void send(AgentToMaster message) {
    if (state.session().isPresent()) {
      then(new AgentEffect.SendToMaster(message));
    }
  }

  Decision decision() {
    return new Decision(events, effects);
  }
}
