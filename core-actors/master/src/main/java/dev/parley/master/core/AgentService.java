package dev.parley.master.core;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.AgentRecord;
import dev.parley.master.registry.AgentTerms;
import dev.parley.master.registry.Drain;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.registry.TaskRecord;
import dev.parley.model.ids.AgentId;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who is in service: agents that are deactivated, drained, taken back, or marked gone. What
 * is not in service is not known to the allocator, so that nothing of it is offered.
 */
final class AgentService {
  private final Sessions sessions;
  private final Counters counters;
  private final OfferDecisions offers;
  private final TaskDecisions tasks;
  private final AgentTasks agentTasks;

  AgentService(
      Sessions sessions,
      Counters counters,
      OfferDecisions offers,
      TaskDecisions tasks,
      AgentTasks agentTasks) {
    this.sessions = sessions;
    this.counters = counters;
    this.offers = offers;
    this.tasks = tasks;
    this.agentTasks = agentTasks;
  }

  Optional<Refusal> deactivate(Turn turn, AgentRecord agent) {
    if (agent.isActive()) {
      turn.record(new RegistryEvent.AgentDeactivated(agent.id(), turn.now()));
      withdraw(turn, agent.id());
    }
    return Optional.empty();
  }

  Optional<Refusal> reactivate(Turn turn, AgentRecord agent) {
    if (agent.terms().state() == AgentTerms.State.DRAINING) {
      return Optional.of(
          Refusal.conflict(
              "agent " + agent.id() + " is draining: it can be reactivated when it is drained"));
    }
    if (!agent.isActive()) {
      turn.record(new RegistryEvent.AgentReactivated(agent.id(), turn.now()));
      sessions
          .agent(agent.id())
          .filter(s -> s.reportedAt().isPresent())
          .ifPresent(s -> lend(turn, s, agent));
    }
    return Optional.empty();
  }

  Optional<Refusal> drain(Turn turn, AgentRecord agent, OperatorOrder.DrainAgent order) {
    if (order.mostGrace().filter(Duration::isNegative).isPresent()) {
      return Optional.of(Refusal.invalid("the grace period of the drain is negative"));
    }
    Optional<Drain> current = agent.terms().drain();
    boolean same =
        current
            .filter(d -> d.mostGrace().equals(order.mostGrace()))
            .filter(d -> d.markGone() == order.markGone())
            .isPresent();
    if (!same) {
      counters.count("drain_agents");
      turn.record(
          new RegistryEvent.AgentDrainStarted(
              agent.id(), order.mostGrace(), order.markGone(), turn.now()));
      if (agent.isActive()) {
        withdraw(turn, agent.id());
      }
      for (TaskRecord task : turn.registry().tasks().on(agent.id())) {
        tasks.kill(turn, task.key(), AgentTasks.graceOfDrain(turn, task));
      }
    }
    return Optional.empty();
  }

  /** To be called at the end of a turn: whoever was waiting for its last task may be done. */
  void finishDrains(Turn turn) {
    Set<AgentId> changed = new LinkedHashSet<>();
    for (RegistryEvent event : turn.events()) {
      if (event instanceof RegistryEvent.TaskStateChanged e) {
        e.status().agent().ifPresent(changed::add);
      } else if (event instanceof RegistryEvent.OfAgent e) {
        changed.add(e.agent());
      }
    }
    changed.forEach(id -> finishDrain(turn, id));
  }

  private void finishDrain(Turn turn, AgentId id) {
    Optional<AgentRecord> agent =
        turn.registry()
            .agent(id)
            .filter(a -> a.terms().state() == AgentTerms.State.DRAINING)
            .filter(a -> turn.registry().tasks().on(id).stream().noneMatch(AgentService::mayRun));
    if (agent.isPresent()) {
      turn.record(new RegistryEvent.AgentDrained(id, turn.now()));
      if (agent.get().terms().drain().filter(Drain::markGone).isPresent()) {
        markGone(turn, id);
      }
    }
  }

  private static boolean mayRun(TaskRecord task) {
    return !task.state().hasEnded() && task.state() != TaskState.GONE;
  }

  /** The agent has left in order, with nothing running; to be called when its session is closed. */
  void leaves(Turn turn, AgentId id) {
    Optional<Drain> drain =
        turn.registry()
            .agent(id)
            .flatMap(a -> a.terms().drain())
            .filter(d -> d.drainedAt().isEmpty());
    if (drain.isPresent()) {
      turn.record(new RegistryEvent.AgentDrained(id, turn.now()));
    }
    if (drain.filter(Drain::markGone).isPresent()) {
      markGone(turn, id);
    } else {
      turn.record(new RegistryEvent.AgentRemoved(id, turn.now()));
    }
  }

  /** The agent is out for good, and so are its tasks; also those whose ends it would report. */
  void markGone(Turn turn, AgentId id) {
    counters.count("slave_marked_gone");
    turn.record(new RegistryEvent.AgentMarkedGone(id, turn.now()));
    sessions.expectNoMore(id);
    sessions
        .agent(id)
        .ifPresent(
            session -> {
              AgentTasks.shutDownAllOn(turn, session);
              withdraw(turn, id);
              sessions.close(session);
              turn.close(session.id(), "an operator has marked the agent gone", false);
            });
    agentTasks.infer(
        turn,
        id,
        TaskState.GONE_BY_OPERATOR,
        TaskReason.AGENT_REMOVED_BY_OPERATOR,
        "an operator has marked the agent gone");
    agentTasks.settleAllOn(turn, id);
  }

  /** Makes the agent's resources known to the allocator, with what its tasks hold. */
  void lend(Turn turn, AgentSession session, AgentRecord agent) {
    turn.tellAllocator(
        new AllocatorCommand.AddAgent(
            session.agent(),
            session.incarnation(),
            agent.info().resources(),
            AgentTasks.holdingsOn(turn, session.agent())));
  }

  private void withdraw(Turn turn, AgentId id) {
    // What the allocator has given meanwhile is void, also if the agent is soon back in service.
    sessions.agent(id).ifPresent(sessions::renew);
    turn.tellAllocator(new AllocatorCommand.RemoveAgent(id));
    offers.rescindOn(turn, id);
  }
}
