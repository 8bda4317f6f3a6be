package dev.parley.master.core;

import dev.parley.master.registry.AgentRecord;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.ids.AgentId;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Marks agents unreachable that did not return in time, one after the other if there is a limit:
 * when a network fails, half of the fleet falls silent at once, and most of it is back before its
 * turn comes. Whoever was due first is first. Soft state.
 */
final class AgentRemovals {
  private final MasterRules rules;
  private final Sessions sessions;
  private final Counters counters;
  private final AgentTasks tasks;
  private final Set<AgentId> due = new HashSet<>();
  private Instant next = Instant.MIN;

  AgentRemovals(MasterRules rules, Sessions sessions, Counters counters, AgentTasks tasks) {
    this.rules = rules;
    this.sessions = sessions;
    this.counters = counters;
    this.tasks = tasks;
  }

  void timePassed(Turn turn) {
    Set<AgentId> overdue = new LinkedHashSet<>(sessions.overdueAgents(turn.now()));
    forget(overdue);
    for (AgentId id : overdue) {
      Optional<AgentRecord> reachable =
          turn.registry().agent(id).filter(a -> a.unreachableSince().isEmpty());
      if (reachable.isEmpty()) {
        sessions.expectNoMore(id);
        continue;
      }
      if (due.add(id)) {
        counters.count("slave_unreachable_scheduled");
      }
      if (mayMark(turn.now())) {
        sessions.expectNoMore(id);
        due.remove(id);
        mark(turn, reachable.get());
      }
    }
  }

  /** Who was due and is not any more has come back, or was marked gone by an operator. */
  private void forget(Set<AgentId> overdue) {
    Set<AgentId> back = new HashSet<>(due);
    back.removeAll(overdue);
    counters.count("slave_unreachable_canceled", back.size());
    due.removeAll(back);
  }

  private boolean mayMark(Instant now) {
    if (now.isBefore(next)) {
      return false;
    }
    rules.agentRemovalInterval().ifPresent(interval -> next = now.plus(interval));
    return true;
  }

  private void mark(Turn turn, AgentRecord agent) {
    counters.count("slave_unreachable_completed");
    turn.record(new RegistryEvent.AgentUnreachable(agent.id(), turn.now()));
    tasks.infer(
        turn,
        agent.id(),
        TaskState.UNREACHABLE,
        TaskReason.AGENT_REMOVED,
        "contact with agent " + agent.info().name() + " was lost");
  }
}
