package dev.parley.agent.core;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.agents.Attributes;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.AgentToMaster.AgentStatusUpdate;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** An agent of a core alone, with a clock in the hand. Keeps what the last command led to. */
final class CoreDriver {
  static final FrameworkId FRAMEWORK = new FrameworkId("f1");
  static final AgentId AGENT = new AgentId("S0");
  static final long EPOCH = 7;

  static final AgentInfo INFO =
      new AgentInfo("a1", "localhost", 5051, Resources.of(4, 4096), Attributes.NONE);

  private final AgentCore core;
  private final List<AgentEvent.Durable> durable = new ArrayList<>();
  private AgentState state = AgentState.EMPTY;
  private Instant now = Instant.EPOCH;
  private List<AgentEffect> effects = List.of();
  private List<AgentEvent> events = List.of();

  CoreDriver() {
    this(Safeguard.ALL);
  }

  CoreDriver(Set<Safeguard> safeguards) {
    core = new AgentCore(AgentCoreSettings.of(INFO), safeguards);
  }

  static CoreDriver registered() {
    return registered(Safeguard.ALL);
  }

  static CoreDriver registered(Set<Safeguard> safeguards) {
    CoreDriver agent = new CoreDriver(safeguards);
    agent.tell(new AgentCommand.Start());
    agent.register();
    return agent;
  }

  void register() {
    tell(new AgentCommand.Connected(EPOCH));
    fromMaster(new MasterToAgent.AgentRegistered(AGENT, Duration.ofSeconds(30)));
  }

  CoreDriver tell(AgentCommand command) {
    Decision decision = core.decide(state, command, now);
    for (AgentEvent event : decision.events()) {
      state = state.apply(event);
      if (event instanceof AgentEvent.Durable d) {
        durable.add(d);
      }
    }
    effects = decision.effects();
    events = decision.events();
    return this;
  }

  CoreDriver fromMaster(MasterToAgent message) {
    return tell(new AgentCommand.FromMaster(EPOCH, message));
  }

  /** The same agent in a new JVM. */
  CoreDriver restart() {
    state = AgentState.replay(durable);
    return tell(new AgentCommand.Start());
  }

  /**
   * The same, after a crash in the last write, of which only what {@code kept} wants is on disk.
   */
  CoreDriver restartAfterTornWrite(Predicate<AgentEvent.Durable> kept) {
    durable.removeIf(event -> events.contains(event) && !kept.test(event));
    return restart();
  }

  CoreDriver pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  CoreDriver run(TaskSpec... tasks) {
    return fromMaster(new MasterToAgent.RunTasks(FRAMEWORK, "", List.of(tasks)));
  }

  CoreDriver started(String task) {
    return tell(new AgentCommand.TaskStarted(key(task), 4711));
  }

  CoreDriver exited(String task, ProcessExit exit) {
    return tell(new AgentCommand.TaskExited(key(task), exit));
  }

  CoreDriver kill(String task, Optional<Duration> grace) {
    return fromMaster(new MasterToAgent.KillAgentTask(FRAMEWORK, new TaskId(task), grace));
  }

  /** Acknowledges the status in flight. */
  CoreDriver acknowledge(String task) {
    TaskStatus first = task(task).firstUnacknowledged().orElseThrow();
    return acknowledge(task, first.id().orElseThrow());
  }

  CoreDriver acknowledge(String task, StatusId status) {
    return fromMaster(
        new MasterToAgent.AcknowledgeAgentStatus(FRAMEWORK, new TaskId(task), status));
  }

  AgentTask task(String task) {
    return state.task(key(task)).orElseThrow();
  }

  boolean holds(String task) {
    return state.task(key(task)).isPresent();
  }

  AgentState state() {
    return state;
  }

  List<AgentEffect> effects() {
    return effects;
  }

  List<AgentEvent> events() {
    return events;
  }

  /** What the last command made the agent say. */
  List<AgentToMaster> sent() {
    return effects.stream()
        .filter(AgentEffect.SendToMaster.class::isInstance)
        .map(e -> ((AgentEffect.SendToMaster) e).message())
        .toList();
  }

  List<TaskStatus> sentStatuses() {
    return sent().stream()
        .filter(AgentStatusUpdate.class::isInstance)
        .map(m -> ((AgentStatusUpdate) m).status())
        .toList();
  }

  List<TaskState> sentStates() {
    return sentStatuses().stream().map(TaskStatus::state).toList();
  }

  static TaskKey key(String task) {
    return new TaskKey(FRAMEWORK, new TaskId(task));
  }

  static TaskSpec spec(String task, double cpus, double mem) {
    return TaskSpec.of(
        new TaskId(task), task, Resources.of(cpus, mem), CommandSpec.exec("sleep", "1"));
  }
}
