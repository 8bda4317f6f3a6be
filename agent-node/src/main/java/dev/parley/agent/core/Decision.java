package dev.parley.agent.core;

import java.util.List;

/**
 * The answer of the core to one command: first the events become state (the durable ones on disk),
 * then the effects are run in order.
 */
public record Decision(List<AgentEvent> events, List<AgentEffect> effects) {
  public Decision {
    events = List.copyOf(events);
    effects = List.copyOf(effects);
  }
}
