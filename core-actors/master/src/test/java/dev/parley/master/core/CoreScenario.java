package dev.parley.master.core;

import dev.parley.allocator.Allocation;
import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.registry.TaskRecord;
import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays agents, frameworks and the allocator to a {@link MasterCore}, and remembers what it does.
 */
final class CoreScenario {
  private final MasterRules rules;
  private MasterCore core;
  private boolean quorum = true;
  private Registry registry = Registry.empty(History.Limits.DEFAULT);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private List<MasterEffect> effects = List.of();
  private List<RegistryEvent> events = List.of();
  private int sessions;
  private long requests;
  private long incarnation;

  CoreScenario() {
    this(MasterRules.DEFAULT);
  }

  CoreScenario(MasterRules rules) {
    this.rules = rules;
    core = new MasterCore(rules);
    decide(new MasterCommand.TakeOver("m1", 3, "c1"));
  }

  /** Another master takes over: the registry survives, the soft state does not. */
  void failOver() {
    core = new MasterCore(rules);
    decide(new MasterCommand.TakeOver("m2", registry.epoch() + 4, "unused"));
  }

  Instant now() {
    return now;
  }

  Registry registry() {
    return registry;
  }

  List<RegistryEvent> lastEvents() {
    return events;
  }

  /** From now on the master gets no proof of the quorum any more. */
  void loseQuorum() {
    quorum = false;
  }

  /** The first proof after a time without one. */
  void regainQuorum() {
    decide(new MasterCommand.QuorumProved(now));
    quorum = true;
  }

  /** What the core has counted under this name. */
  long counted(String name) {
    return core.softView().counters().getOrDefault(name, 0L);
  }

  List<Offer> openOffers() {
    return core.softView().offers().list();
  }

  void decide(MasterCommand command) {
    if (quorum) {
      registry = core.decide(registry, new MasterCommand.QuorumProved(now), now).registry();
    }
    Decision decision = core.decide(registry, command, now);
    registry = decision.registry();
    effects = decision.effects();
    events = decision.events();
    told(AllocatorCommand.AddAgent.class).forEach(added -> incarnation = added.incarnation());
  }

  /** Gives an order; the refusal, if it is refused. */
  Optional<Refusal> order(OperatorOrder order) {
    long request = ++requests;
    decide(new MasterCommand.OrderByOperator(request, order));
    List<MasterEffect.Answer> answers = new ArrayList<>();
    for (MasterEffect effect : effects) {
      if (effect instanceof MasterEffect.Answer answer && answer.request() == request) {
        answers.add(answer);
      }
    }
    if (answers.size() != 1) {
      throw new AssertionError("answered with " + answers);
    }
    return answers.get(0).refusal();
  }

  void pass(Duration time) {
    now = now.plus(time);
    decide(new MasterCommand.TimePassed());
  }

  /** Lets time pass while everybody answers pings. */
  void passWithPongs(Duration time, SessionId agent, SessionId framework) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(1);
      decide(new MasterCommand.FromAgent(agent, new AgentToMaster.AgentPong()));
      decide(new MasterCommand.FromFramework(framework, new FrameworkToMaster.FrameworkPong()));
      decide(new MasterCommand.TimePassed());
    }
  }

  SessionId newSession() {
    SessionId session = new SessionId("session-" + ++sessions);
    decide(new MasterCommand.SessionOpened(session));
    return session;
  }

  SessionId agent(String name, Optional<AgentId> id, AgentToMaster.HeldTask... held) {
    SessionId session = newSession();
    register(session, name, id, held);
    return session;
  }

  void register(
      SessionId session, String name, Optional<AgentId> id, AgentToMaster.HeldTask... held) {
    AgentInfo info =
        new AgentInfo(name, "host-" + name, 5051, Resources.of(4, 4096), Attributes.NONE);
    decide(
        new MasterCommand.FromAgent(
            session, new AgentToMaster.RegisterAgent(info, id, List.of(held))));
  }

  /** Nothing is in use that the master does not know of. */
  void report(SessionId agent) {
    report(agent, Resources.of(4, 4096));
  }

  void report(SessionId agent, Resources free) {
    decide(
        new MasterCommand.FromAgent(
            agent, new AgentToMaster.ReportResources(Resources.of(4, 4096), free)));
  }

  /** A new agent that has reported; its id. */
  AgentId readyAgent(String name) {
    SessionId session = agent(name, Optional.empty());
    AgentId id = sent(session, MasterToAgent.AgentRegistered.class).get(0).id();
    report(session);
    return id;
  }

  SessionId subscribe(FrameworkInfo info) {
    SessionId session = newSession();
    decide(new MasterCommand.FromFramework(session, new FrameworkToMaster.Subscribe(info)));
    return session;
  }

  FrameworkId subscribed(SessionId session) {
    return sent(session, MasterToFramework.Subscribed.class).get(0).id();
  }

  /** Plays the allocator; gives the offer that the framework gets. */
  Offer offer(SessionId session, FrameworkId framework, AgentId agent, Resources resources) {
    allocate(framework, agent, incarnation(), resources);
    return sent(session, MasterToFramework.ResourceOffers.class).get(0).offers().get(0);
  }

  void allocate(FrameworkId framework, AgentId agent, long incarnation, Resources resources) {
    decide(
        new MasterCommand.AllocationsMade(
            List.of(new Allocation(framework, Role.ANY, agent, incarnation, resources, now))));
  }

  /** Of the agent that reported last. */
  long incarnation() {
    return incarnation;
  }

  void launch(SessionId session, Offer offer, TaskSpec... tasks) {
    say(
        session,
        new FrameworkToMaster.AcceptOffers(
            List.of(offer.id()), List.of(new Operation.Launch(List.of(tasks))), Filters.DEFAULT));
  }

  void say(SessionId framework, FrameworkToMaster message) {
    decide(new MasterCommand.FromFramework(framework, message));
  }

  void update(SessionId agent, FrameworkId framework, TaskStatus status) {
    decide(
        new MasterCommand.FromAgent(agent, new AgentToMaster.AgentStatusUpdate(framework, status)));
  }

  TaskStatus status(String task, TaskState state) {
    return new TaskStatus(
        new TaskId(task),
        state,
        TaskSource.AGENT,
        Optional.empty(),
        "",
        now,
        Optional.of(new StatusId(task + "-" + state)),
        Optional.empty(),
        Optional.empty());
  }

  static TaskSpec task(String id, double cpus, double mem) {
    return TaskSpec.of(
        new TaskId(id), "task " + id, Resources.of(cpus, mem), CommandSpec.exec("true"));
  }

  TaskRecord task(FrameworkId framework, String id) {
    return registry.tasks().get(new TaskKey(framework, new TaskId(id))).orElseThrow();
  }

  /** What the last decision sends to this session, of this kind. */
  <M extends Message> List<M> sent(SessionId session, Class<M> kind) {
    List<M> found = new ArrayList<>();
    for (MasterEffect effect : effects) {
      if (effect instanceof MasterEffect.Send send
          && send.session().equals(session)
          && kind.isInstance(send.message())) {
        found.add(kind.cast(send.message()));
      }
    }
    return found;
  }

  /** What the last decision tells the allocator, of this kind. */
  <C extends AllocatorCommand> List<C> told(Class<C> kind) {
    List<C> found = new ArrayList<>();
    for (MasterEffect effect : effects) {
      if (effect instanceof MasterEffect.TellAllocator tell && kind.isInstance(tell.command())) {
        found.add(kind.cast(tell.command()));
      }
    }
    return found;
  }

  List<MasterEffect> effects() {
    return effects;
  }
}
