package dev.parley.agent.checkpoint;

import dev.parley.agent.core.AgentEvent;
import java.util.List;

/** Where an agent's durable events are kept. Used by one thread at a time. */
public interface Checkpoint {

  /**
   * All events that are kept, in an order that gives the state back: those of one task in the order
   * they were appended. Called once, before the first append.
   *
   * @throws CheckpointException if nothing can be read at all; single damaged files cost no more
   *     than their own task
   */
  List<AgentEvent.Durable> replay();

  /**
   * Keeps these events for good, in this order, before it returns.
   *
   * @throws CheckpointException if that failed; some of the events may be kept then
   */
  void append(List<AgentEvent.Durable> events);
}
