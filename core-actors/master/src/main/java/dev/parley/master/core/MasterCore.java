package dev.parley.master.core;

import dev.parley.master.registry.FrameworkRecord;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for the leading master. Deterministic: the same commands at the same moments lead to the
 * same decisions. The durable state is the registry, which is given and returned; the soft state
 * (sessions, open offers, counters) lives here and is gone with the leadership.
 *
 * <p>Single-threaded. If a decision's events cannot be made durable, this object is of no use any
 * more and is made anew over the recovered registry.
 */
public final class MasterCore {
  private final MasterRules rules;
  private final Sessions sessions = new Sessions();
  private final SessionOrder order;
  private final Counters counters = new Counters();
  private final AgentDecisions agents;
  private final FrameworkDecisions frameworks;
  private final OfferDecisions offers;
  private final TaskDecisions tasks;
  private final AgentService service;
  private final OperatorDecisions operators;
  private final StateDecisions states;
  private final SafeMode safeMode;

  public MasterCore(MasterRules rules) {
    this(rules, EnumSet.allOf(Safeguard.class));
  }

  /** For the simulator, which shows that no safeguard can be missed. */
  public MasterCore(MasterRules rules, Set<Safeguard> safeguards) {
    this.rules = rules;
    this.order = new SessionOrder(safeguards.contains(Safeguard.ORDER_SESSIONS));
    Statuses statuses = new Statuses(sessions, counters);
    AgentTasks agentTasks = new AgentTasks(statuses);
    this.tasks = new TaskDecisions(sessions, counters, statuses, safeguards);
    this.offers = new OfferDecisions(rules, sessions, counters, tasks);
    this.service = new AgentService(sessions, counters, offers, tasks, agentTasks);
    this.agents = new AgentDecisions(rules, sessions, order, counters, offers, agentTasks, service);
    this.frameworks = new FrameworkDecisions(rules, sessions, order, counters, offers, tasks);
    this.operators = new OperatorDecisions(service, tasks);
    this.states = new StateDecisions(rules.state());
    this.safeMode = new SafeMode(rules.proofStands(), safeguards);
  }

  /** Decides on one command. */
  public Decision decide(Registry registry, MasterCommand command, Instant now) {
    Turn turn = new Turn(registry, now);
    watchQuorum(turn, command);
    if (!safeMode.isOn()) {
      decide(turn, command);
    } else if (command instanceof MasterCommand.TimePassed) {
      agents.ping(turn);
      frameworks.ping(turn);
      safeMode.pingWhoWaits(turn);
    } else if (!safeMode.keepsBack(command)) {
      decide(turn, command);
    }
    service.finishDrains(turn);
    return turn.decision();
  }

  private void watchQuorum(Turn turn, MasterCommand command) {
    if (command instanceof MasterCommand.QuorumProved c) {
      safeMode.proved(c.at());
    }
    if (safeMode.begins(turn.now())) {
      offers.rescindAll(turn);
    }
    safeMode
        .ends(turn.now())
        .ifPresent(
            time -> {
              excuse(turn, time);
              safeMode.takePutOff().forEach(c -> decide(turn, c));
            });
  }

  private void excuse(Turn turn, Duration time) {
    sessions.excuse(time, turn.now());
    frameworks.spare(turn.now());
  }

  private void decide(Turn turn, MasterCommand command) {
    if (command instanceof MasterCommand.FromAgent c) {
      fromAgent(turn, c.session(), c.message());
    } else if (command instanceof MasterCommand.FromFramework c) {
      fromFramework(turn, c.session(), c.message());
    } else if (command instanceof MasterCommand.AllocationsMade c) {
      offers.allocationsMade(turn, c.allocations());
    } else if (command instanceof MasterCommand.TimePassed) {
      agents.timePassed(turn);
      frameworks.timePassed(turn);
      offers.expire(turn);
    } else if (command instanceof MasterCommand.SessionOpened c) {
      order.opened(c.session());
    } else if (command instanceof MasterCommand.SessionBroken c) {
      sessionBroken(turn, c.session(), c.why());
    } else if (command instanceof MasterCommand.KillByOperator c) {
      operators.kill(turn, c.request(), c.task());
    } else if (command instanceof MasterCommand.OrderByOperator c) {
      operators.order(turn, c.request(), c.order());
    } else if (command instanceof MasterCommand.TakeOver c) {
      takeOver(turn, c);
    } else if (command instanceof MasterCommand.HeldUp c) {
      excuse(turn, c.time());
    } else if (!(command instanceof MasterCommand.QuorumProved)) {
      throw new IllegalStateException("no decision for " + command);
    }
  }

  /** What the soft state holds now, for those who look on. */
  public SoftView softView() {
    return new SoftView(
        sessions.connectedAgents(),
        sessions.connectedFrameworks(),
        offers.open(),
        counters.snapshot());
  }

  private void takeOver(Turn turn, MasterCommand.TakeOver command) {
    if (turn.registry().clusterId().isEmpty()) {
      turn.record(new RegistryEvent.ClusterFounded(command.newClusterId(), turn.now()));
    }
    turn.record(new RegistryEvent.EpochClaimed(command.epoch(), command.master(), turn.now()));
    offers.setEpoch(command.epoch());
    turn.registry().agents().all().stream()
        .filter(a -> a.unreachableSince().isEmpty())
        .forEach(a -> sessions.expect(a.id(), turn.now().plus(rules.reregisterTimeout())));
    turn.registry().frameworks().all().stream()
        .filter(f -> !f.isRemoved() && f.failoverDeadline().isEmpty())
        .map(FrameworkRecord::id)
        .sorted()
        .forEach(id -> frameworks.expectAfterFailover(turn, id));
    frameworks.spare(turn.now());
  }

  private void fromAgent(Turn turn, SessionId session, AgentToMaster message) {
    if (message instanceof AgentToMaster.RegisterAgent m) {
      agents.register(turn, session, m);
      return;
    }
    Optional<AgentSession> known = sessions.agent(session);
    if (known.isEmpty()) {
      turn.close(session, "no such session", false);
      return;
    }
    AgentSession heard = known.get().heard(turn.now());
    sessions.update(heard);
    if (message instanceof AgentToMaster.AgentStatusUpdate m) {
      tasks.update(turn, heard, m);
    } else if (message instanceof AgentToMaster.ReportResources m) {
      agents.report(turn, heard, m);
    } else if (message instanceof AgentToMaster.UnregisterAgent) {
      agents.unregister(turn, heard);
    } else if (!(message instanceof AgentToMaster.AgentPong)) {
      throw new IllegalStateException("no decision for " + message);
    }
  }

  private void fromFramework(Turn turn, SessionId session, FrameworkToMaster message) {
    if (message instanceof FrameworkToMaster.Subscribe m) {
      frameworks.subscribe(turn, session, m.info());
      return;
    }
    Optional<FrameworkSession> known = sessions.framework(session);
    if (known.isEmpty()) {
      turn.close(session, "no such session", false);
      return;
    }
    FrameworkSession heard = known.get().heard(turn.now());
    sessions.update(heard);
    if (message instanceof FrameworkToMaster.AcceptOffers m) {
      offers.accept(turn, heard, m);
    } else if (message instanceof FrameworkToMaster.DeclineOffers m) {
      offers.decline(turn, heard, m);
    } else if (message instanceof FrameworkToMaster.AcknowledgeStatus m) {
      tasks.acknowledge(turn, heard, m);
    } else if (message instanceof FrameworkToMaster.KillTask m) {
      tasks.killByFramework(turn, heard, m);
    } else if (message instanceof FrameworkToMaster.Reconcile m) {
      tasks.reconcile(turn, heard, m.tasks());
    } else if (message instanceof FrameworkToMaster.Revive m) {
      frameworks.revive(turn, heard, m.roles());
    } else if (message instanceof FrameworkToMaster.Suppress m) {
      frameworks.suppress(turn, heard, m.roles());
    } else if (message instanceof FrameworkToMaster.PutState m) {
      states.put(turn, heard, m);
    } else if (message instanceof FrameworkToMaster.DeleteState m) {
      states.delete(turn, heard, m);
    } else if (message instanceof FrameworkToMaster.GetState m) {
      states.get(turn, heard, m);
    } else if (message instanceof FrameworkToMaster.Teardown) {
      frameworks.tearDown(turn, heard);
    } else if (!(message instanceof FrameworkToMaster.FrameworkPong)) {
      throw new IllegalStateException("no decision for " + message);
    }
  }

  private void sessionBroken(Turn turn, SessionId session, String why) {
    order.take(session);
    sessions.agent(session).ifPresent(s -> agents.lose(turn, s, why, false));
    sessions.framework(session).ifPresent(s -> frameworks.lose(turn, s, why, false));
  }

  /** The agents that are connected, for tests of the core. */
  Set<AgentId> connectedAgents() {
    return sessions.connectedAgents();
  }
}
