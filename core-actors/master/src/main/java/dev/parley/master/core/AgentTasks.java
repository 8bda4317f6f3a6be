package dev.parley.master.core;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.FrameworkRecord;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.registry.TaskRecord;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskLifeCycle;
import dev.parley.model.tasks.TaskLifeCycle.Outcome;
import dev.parley.model.tasks.TaskLifeCycle.Witness;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides what becomes of an agent's tasks when it comes and goes: what it says when it returns
 * replaces what was inferred while it was away.
 */
final class AgentTasks {
  private final Statuses statuses;

  AgentTasks(Statuses statuses) {
    this.statuses = statuses;
  }

  /**
   * An agent has opened a session and says what it holds. Its word replaces what was believed; a
   * task that it does not hold never reached it, or is gone.
   */
  void compare(Turn turn, AgentSession session, List<AgentToMaster.HeldTask> held) {
    Map<TaskKey, AgentToMaster.HeldTask> reported = new TreeMap<>();
    held.forEach(t -> reported.put(new TaskKey(t.framework(), t.spec().id()), t));
    for (TaskRecord task : turn.registry().tasks().on(session.agent())) {
      AgentToMaster.HeldTask found = reported.get(task.key());
      if (found != null) {
        returned(turn, session, task, found.last());
      } else {
        missing(turn, session, task);
      }
    }
    reported.keySet().stream()
        .map(TaskKey::framework)
        .distinct()
        .filter(id -> turn.registry().framework(id).filter(f -> !f.isRemoved()).isEmpty())
        .forEach(id -> turn.send(session.id(), new MasterToAgent.ShutdownFramework(id)));
  }

  private void returned(Turn turn, AgentSession session, TaskRecord task, TaskStatus last) {
    TaskStatus status = last.onAgent(session.agent());
    boolean believedLost = !task.state().isLive() && !task.state().hasEnded();
    if (TaskLifeCycle.judge(task.state(), Witness.AGENT, status.state()) == Outcome.MOVES) {
      turn.record(new RegistryEvent.TaskStateChanged(task.key(), status));
      if (believedLost) {
        // Not the update itself, which the agent sends again if it is not acknowledged.
        turn.registry()
            .framework(task.framework())
            .filter(f -> !f.isRemoved() && status.state().isLive())
            .ifPresent(f -> statuses.forward(turn, f, status.withoutId()));
      }
    }
    if (task.killRequested() && !status.state().hasEnded()) {
      TaskDecisions.sendKill(turn, session, task.key(), graceOfDrain(turn, task));
    }
  }

  /** A drain may allow the task less than its own grace. */
  static Optional<Duration> graceOfDrain(Turn turn, TaskRecord task) {
    return turn.registry()
        .agent(task.agent())
        .flatMap(a -> a.terms().drain())
        .map(drain -> drain.graceFor(task.spec().killGrace()));
  }

  private void missing(Turn turn, AgentSession session, TaskRecord task) {
    if (task.state().hasEnded()) {
      // Its end was acknowledged to the agent, but the note of that did not become durable.
      TaskDecisions.settleIfEnded(turn, task.key());
    } else if (neverReported(task)) {
      // Also one that was given up for unreachable or gone meanwhile: had the agent taken it, it
      // would hold it until the first report of it is acknowledged.
      inferOne(
          turn,
          task,
          TaskState.DROPPED,
          TaskReason.AGENT_DISCONNECTED,
          "the launch never reached agent " + session.agent());
    } else {
      inferOne(
          turn,
          task,
          TaskState.GONE,
          TaskReason.AGENT_RESTARTED,
          "agent " + session.agent() + " returned without the task");
    }
  }

  private static boolean neverReported(TaskRecord task) {
    return task.statuses().stream().allMatch(s -> s.source() == TaskSource.MASTER);
  }

  /** Says of all tasks on an agent what the master believes of them now. */
  void infer(Turn turn, AgentId agent, TaskState state, TaskReason reason, String message) {
    turn.registry().tasks().on(agent).forEach(t -> inferOne(turn, t, state, reason, message));
  }

  /** Nothing more is awaited of an agent that will not return: what it said last is the end. */
  void settleAllOn(Turn turn, AgentId agent) {
    for (TaskRecord task : turn.registry().tasks().on(agent)) {
      Optional<FrameworkRecord> framework =
          turn.registry().framework(task.framework()).filter(f -> !f.isRemoved());
      Optional<TaskStatus> last = task.lastStatus().map(TaskStatus::withoutId);
      framework.ifPresent(f -> last.ifPresent(status -> statuses.forward(turn, f, status)));
      TaskDecisions.settleIfEnded(turn, task.key());
    }
  }

  /** The agent itself is to end what it runs. */
  static void shutDownAllOn(Turn turn, AgentSession session) {
    turn.registry().tasks().on(session.agent()).stream()
        .map(TaskRecord::framework)
        .distinct()
        .forEach(f -> turn.send(session.id(), new MasterToAgent.ShutdownFramework(f)));
  }

  /** What the tasks hold that run on an agent. */
  static List<AllocatorCommand.Holding> holdingsOn(Turn turn, AgentId agent) {
    return turn.registry().tasks().on(agent).stream()
        .filter(t -> t.state().isLive())
        .map(t -> new AllocatorCommand.Holding(t.framework(), t.role(), t.held()))
        .toList();
  }

  private void inferOne(
      Turn turn, TaskRecord task, TaskState state, TaskReason reason, String message) {
    if (TaskLifeCycle.judge(task.state(), Witness.MASTER, state) != Outcome.MOVES) {
      return;
    }
    TaskStatus status =
        TaskStatus.byMaster(task.spec().id(), state, reason, message, turn.now())
            .onAgent(task.agent());
    turn.record(new RegistryEvent.TaskStateChanged(task.key(), status));
    Optional<FrameworkRecord> framework =
        turn.registry().framework(task.framework()).filter(f -> !f.isRemoved());
    framework.ifPresent(f -> statuses.forward(turn, f, status));
    if (state.hasEnded() || framework.isEmpty()) {
      turn.record(new RegistryEvent.TaskSettled(task.key(), turn.now()));
    }
  }
}
