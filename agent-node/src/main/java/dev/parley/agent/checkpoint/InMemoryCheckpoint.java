package dev.parley.agent.checkpoint;

import dev.parley.agent.core.AgentEvent;
import java.util.ArrayList;
import java.util.List;

/** Survives nothing but the loss of the actor; for simulations and tests. */
public final class InMemoryCheckpoint implements Checkpoint {
  private final List<AgentEvent.Durable> events = new ArrayList<>();

  @Override
  public List<AgentEvent.Durable> replay() {
    return List.copyOf(events);
  }

  @Override
  public void append(List<AgentEvent.Durable> added) {
    events.addAll(added);
  }
}
