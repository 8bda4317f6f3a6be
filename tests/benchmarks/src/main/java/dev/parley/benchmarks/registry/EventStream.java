package dev.parley.benchmarks.registry;

import dev.parley.master.registry.RegistryEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The events of a cluster in the order of its life: it is founded, its frameworks and agents come,
 * tasks are launched until so many run, and from then on each task that ends makes room for the
 * next one. Not thread-safe.
 */
public final class EventStream {
  private final RegistryEvents events;
  private final int agents;
  private final int tasks;
  private final Deque<RegistryEvent> due = new ArrayDeque<>();
  private int agentsCome;
  private long launched;
  private long ended;

  /**
   * @param tasks that run at a time
   */
  public EventStream(int agents, int tasks) {
    this.events = new RegistryEvents(agents);
    this.agents = agents;
    this.tasks = tasks;
    due.add(events.founded());
    for (int i = 0; i < RegistryEvents.FRAMEWORKS; i++) {
      due.add(events.framework(i));
    }
  }

  /** The next so many. */
  public List<RegistryEvent> next(int count) {
    List<RegistryEvent> next = new ArrayList<>(count);
    while (next.size() < count) {
      if (due.isEmpty()) {
        goOn();
      }
      next.add(due.remove());
    }
    return next;
  }

  private void goOn() {
    if (agentsCome < agents) {
      due.add(events.agent(agentsCome++));
    } else if (launched - ended < tasks) {
      due.add(events.launched(launched));
      due.add(events.running(launched));
      launched++;
    } else {
      due.add(events.finished(ended));
      due.add(events.settled(ended));
      ended++;
    }
  }
}
