package dev.parley.master.core;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.AgentRecord;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides who is an agent here: admission, return, silence and leave; and step 1. */
final class AgentDecisions {
  private final MasterRules rules;
  private final Sessions sessions;
  private final SessionOrder order;
  private final Counters counters;
  private final OfferDecisions offers;
  private final AgentTasks tasks;
  private final AgentService service;
  private final AgentRemovals removals;

  AgentDecisions(
      MasterRules rules,
      Sessions sessions,
      SessionOrder order,
      Counters counters,
      OfferDecisions offers,
      AgentTasks tasks,
      AgentService service) {
    this.rules = rules;
    this.sessions = sessions;
    this.order = order;
    this.counters = counters;
    this.offers = offers;
    this.tasks = tasks;
    this.service = service;
    this.removals = new AgentRemovals(rules, sessions, counters, tasks);
  }

  void register(Turn turn, SessionId session, AgentToMaster.RegisterAgent message) {
    if (sessions.agent(session).isPresent()) {
      return;
    }
    Optional<Long> place = order.take(session);
    if (place.isEmpty()) {
      turn.close(session, "no such session", false);
      return;
    }
    if (isOutdated(turn, message, place.get())) {
      turn.close(session, "the agent has opened a later session", false);
      return;
    }
    Optional<AgentId> gone = message.id().filter(turn.registry().agents().former()::isGone);
    if (gone.isPresent()) {
      refuse(turn, session, gone.get(), message.tasks());
      return;
    }
    AgentId id = admit(turn, message);
    order.registered(id, place.get());
    sessions.agent(id).ifPresent(old -> lose(turn, old, "the agent opened another session", false));
    AgentSession opened = sessions.openAgent(session, id, turn.now());
    turn.send(session, new MasterToAgent.AgentRegistered(id, rules.agentTimeout()));
    tasks.compare(turn, opened, message.tasks());
  }

  /** Whether the agent, or one in the same place if it does not know its id, has come since. */
  private boolean isOutdated(Turn turn, AgentToMaster.RegisterAgent message, long place) {
    return message
        .id()
        .map(id -> order.isOutdated(id, place))
        .orElseGet(
            () ->
                turn.registry().agents().places().at(message.info()).stream()
                    .anyMatch(id -> order.isOutdated(id, place)));
  }

  /** An agent that was marked gone is told to stop, but first to end what still runs there. */
  private static void refuse(
      Turn turn, SessionId session, AgentId id, List<AgentToMaster.HeldTask> held) {
    List<FrameworkId> running =
        held.stream()
            .filter(t -> t.last().state().isLive())
            .map(AgentToMaster.HeldTask::framework)
            .distinct()
            .toList();
    running.forEach(f -> turn.send(session, new MasterToAgent.ShutdownFramework(f)));
    if (running.isEmpty()) {
      turn.send(
          session,
          new MasterToAgent.AgentRefused(
              "agent "
                  + id
                  + " was marked gone by an operator and may not return: start it with an empty"
                  + " work folder, as a new agent"));
    }
    turn.close(session, "the agent was marked gone by an operator", false);
  }

  private AgentId admit(Turn turn, AgentToMaster.RegisterAgent message) {
    Optional<AgentId> known = message.id().or(() -> unusedIdOf(turn, message.info()));
    if (known.isPresent() && turn.registry().agent(known.get()).isPresent()) {
      counters.count("slave_reregistrations");
      turn.record(new RegistryEvent.AgentReregistered(known.get(), message.info(), turn.now()));
      return known.get();
    }
    AgentId id =
        known.orElseGet(
            () ->
                new AgentId(
                    turn.registry().clusterId() + "-S" + turn.registry().agents().admitted()));
    counters.count("slave_registrations");
    turn.record(new RegistryEvent.AgentAdmitted(id, message.info(), turn.now()));
    return id;
  }

  /**
   * An agent whose first registration was answered into the void asks again without an id: it gets
   * the one it was given, if nothing has been done with it. An agent with volumes has been used:
   * one that does not know its id has lost them.
   */
  private Optional<AgentId> unusedIdOf(Turn turn, AgentInfo info) {
    return turn.registry().agents().places().at(info).stream()
        .filter(id -> turn.registry().agent(id).orElseThrow().terms().volumes().isEmpty())
        .filter(id -> turn.registry().tasks().on(id).isEmpty())
        .findFirst();
  }

  /**
   * Step 1. The first report of a session makes the agent's resources known to the allocator,
   * unless more is in use there than the registry knows of: then a task of a framework that is gone
   * is still being killed, and the agent reports again when that has ended.
   */
  void report(Turn turn, AgentSession session, AgentToMaster.ReportResources message) {
    if (session.reportedAt().isPresent()) {
      sessions.update(session.reported(turn.now()));
      return;
    }
    Resources known =
        AgentTasks.holdingsOn(turn, session.agent()).stream()
            .map(AllocatorCommand.Holding::resources)
            .reduce(Resources.none(), Resources::plus);
    if (known.contains(message.total().minusWhatIsThere(message.free()))) {
      AgentSession reported = session.reported(turn.now());
      sessions.update(reported);
      turn.registry()
          .agent(session.agent())
          .filter(AgentRecord::isActive)
          .ifPresent(a -> service.lend(turn, reported, a));
    }
  }

  /** The agent leaves in order. Its tasks have ended, or are given up. */
  void unregister(Turn turn, AgentSession session) {
    counters.count("messages_unregister_slave");
    lose(turn, session, "the agent left", false);
    sessions.expectNoMore(session.agent());
    service.leaves(turn, session.agent());
    tasks.infer(turn, session.agent(), TaskState.GONE, TaskReason.AGENT_REMOVED, "the agent left");
  }

  void timePassed(Turn turn) {
    for (AgentSession session : sessions.allAgents()) {
      Duration silence = Duration.between(session.heardAt(), turn.now());
      if (silence.compareTo(rules.agentTimeout()) > 0) {
        lose(turn, session, "no word from the agent for " + silence.toMillis() + " ms", true);
        // It had its time already.
        sessions.expect(session.agent(), turn.now());
      }
    }
    ping(turn);
    removals.timePassed(turn);
  }

  void ping(Turn turn) {
    sessions.allAgents().forEach(s -> turn.send(s.id(), new MasterToAgent.Ping()));
  }

  /** The session is over; the agent is given some time to open another one. */
  void lose(Turn turn, AgentSession session, String why, boolean giveUpNode) {
    sessions.close(session);
    Instant deadline = turn.now().plus(rules.agentTimeout());
    sessions.expect(session.agent(), deadline);
    turn.close(session.id(), why, giveUpNode);
    turn.tellAllocator(new AllocatorCommand.RemoveAgent(session.agent()));
    offers.rescindOn(turn, session.agent());
  }
}
