package dev.parley.master.core;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.FrameworkRecord;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.registry.TaskRecord;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Operation;
import dev.parley.model.tasks.TaskLifeCycle;
import dev.parley.model.tasks.TaskLifeCycle.Outcome;
import dev.parley.model.tasks.TaskLifeCycle.Witness;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides on tasks: steps 5 and 6, and their ends. */
final class TaskDecisions {
  private final Sessions sessions;
  private final Counters counters;
  private final Set<Safeguard> safeguards;
  private final Statuses statuses;

  TaskDecisions(
      Sessions sessions, Counters counters, Statuses statuses, Set<Safeguard> safeguards) {
    this.sessions = sessions;
    this.counters = counters;
    this.safeguards = Set.copyOf(safeguards);
    this.statuses = statuses;
  }

  /** Launches one task on what is left of the accepted offers, or says why not. */
  void launch(
      Turn turn, FrameworkSession session, Launches launches, TaskSpec task, int mostBytes) {
    Optional<String> invalid =
        TaskValidation.whyInvalid(turn, session.framework(), task, launches.left(), mostBytes);
    if (invalid.isPresent()) {
      statuses.sendAbout(
          turn, session, task.id(), TaskState.ERROR, TaskReason.TASK_INVALID, invalid.get());
      return;
    }
    launches.take(task);
    turn.record(
        new RegistryEvent.TaskLaunched(
            session.framework(), task, launches.agent(), launches.role(), launches.times()));
  }

  /** Step 5: hands the launched tasks to their agent. */
  void run(Turn turn, FrameworkSession session, Launches launches) {
    if (launches.tasks().isEmpty()) {
      return;
    }
    counters.count("messages_launch_tasks");
    String user =
        turn.registry().framework(session.framework()).map(f -> f.info().user()).orElse("");
    sessions
        .agent(launches.agent())
        .ifPresent(
            agent ->
                turn.send(
                    agent.id(),
                    new MasterToAgent.RunTasks(session.framework(), user, launches.tasks())));
  }

  /** The offers were not good: the tasks never come to be. */
  void refuse(Turn turn, FrameworkSession session, List<Operation> operations, String why) {
    for (Operation operation : operations) {
      if (operation instanceof Operation.Launch launch) {
        for (TaskSpec task : launch.tasks()) {
          statuses.sendAbout(
              turn, session, task.id(), TaskState.DROPPED, TaskReason.INVALID_OFFERS, why);
        }
      }
    }
  }

  /** Step 6: an agent reports. */
  void update(Turn turn, AgentSession session, AgentToMaster.AgentStatusUpdate message) {
    counters.count("messages_status_update");
    TaskStatus status = message.status().onAgent(session.agent());
    TaskKey key = new TaskKey(message.framework(), status.task());
    Optional<TaskRecord> known =
        turn.registry().tasks().get(key).filter(t -> t.agent().equals(session.agent()));
    if (known.isEmpty()) {
      // Settled, or of a framework that is long gone: nobody waits for it.
      statuses.acknowledge(turn, session, key, status);
      return;
    }
    Outcome outcome = TaskLifeCycle.judge(known.get().state(), Witness.AGENT, status.state());
    if (outcome == Outcome.REFUSED) {
      counters.count("invalid_status_updates");
      statuses.acknowledge(turn, session, key, status);
      return;
    }
    counters.count("valid_status_updates");
    if (outcome == Outcome.MOVES) {
      change(turn, known.get(), status, session);
    } else if (outcome == Outcome.ABSORBED && !safeguards.contains(Safeguard.RELEASE_ONCE)) {
      release(turn, known.get(), session);
    }
    Optional<FrameworkRecord> framework = turn.registry().framework(message.framework());
    if (framework.filter(f -> !f.isRemoved()).isPresent()) {
      statuses.forward(turn, framework.get(), status);
    } else {
      statuses.acknowledge(turn, session, key, status);
      settleIfEnded(turn, key);
    }
  }

  /** The framework has seen a status; if that was the end, the task is settled. */
  void acknowledge(
      Turn turn, FrameworkSession session, FrameworkToMaster.AcknowledgeStatus message) {
    counters.count("messages_status_update_acknowledgement");
    TaskKey key = new TaskKey(session.framework(), message.task());
    boolean isTheEnd =
        turn.registry()
            .tasks()
            .get(key)
            .filter(t -> t.state().hasEnded())
            .flatMap(TaskRecord::lastStatus)
            .flatMap(TaskStatus::id)
            .filter(message.status()::equals)
            .isPresent();
    if (isTheEnd) {
      settleIfEnded(turn, key);
    }
    sessions
        .agent(message.agent())
        .ifPresent(
            agent ->
                turn.send(
                    agent.id(),
                    new MasterToAgent.AcknowledgeAgentStatus(
                        session.framework(), message.task(), message.status())));
  }

  void killByFramework(Turn turn, FrameworkSession session, FrameworkToMaster.KillTask message) {
    counters.count("messages_kill_task");
    TaskKey key = new TaskKey(session.framework(), message.task());
    if (!kill(turn, key, message.grace())) {
      statuses.reconcile(turn, session, key);
    }
  }

  /** Asks for the end of a task; false if there is none that has not ended. */
  boolean kill(Turn turn, TaskKey key, Optional<Duration> grace) {
    Optional<TaskRecord> task = turn.registry().tasks().get(key).filter(t -> !t.state().hasEnded());
    task.ifPresent(
        t -> {
          if (!t.killRequested()) {
            turn.record(new RegistryEvent.TaskKillRequested(key, turn.now()));
          }
          sessions.agent(t.agent()).ifPresent(a -> sendKill(turn, a, key, grace));
        });
    return task.isPresent();
  }

  static void sendKill(Turn turn, AgentSession agent, TaskKey key, Optional<Duration> grace) {
    turn.send(agent.id(), new MasterToAgent.KillAgentTask(key.framework(), key.task(), grace));
  }

  void reconcile(Turn turn, FrameworkSession session, List<TaskId> ids) {
    counters.count("messages_reconcile_tasks");
    if (ids.isEmpty()) {
      turn.registry()
          .tasks()
          .of(session.framework())
          .forEach(t -> statuses.reconcile(turn, session, t.key()));
    } else {
      ids.forEach(id -> statuses.reconcile(turn, session, new TaskKey(session.framework(), id)));
    }
  }

  /** The framework has ended: its tasks are killed, and what is only believed is not awaited. */
  void shutDown(Turn turn, FrameworkId framework) {
    Set<AgentId> holders = new TreeSet<>();
    for (TaskRecord task : turn.registry().tasks().of(framework)) {
      // Also the agents of ended tasks: they wait for acknowledgements that nobody will give.
      holders.add(task.agent());
      if (!task.state().isLive()) {
        turn.record(new RegistryEvent.TaskSettled(task.key(), turn.now()));
      }
    }
    holders.forEach(
        id ->
            sessions
                .agent(id)
                .ifPresent(a -> turn.send(a.id(), new MasterToAgent.ShutdownFramework(framework))));
  }

  private void change(Turn turn, TaskRecord task, TaskStatus status, AgentSession session) {
    turn.record(new RegistryEvent.TaskStateChanged(task.key(), status));
    if (status.state().hasEnded()) {
      counters.count("tasks_" + status.state().name().toLowerCase(Locale.ROOT));
      if (task.state().isLive()) {
        release(turn, task, session);
      }
    }
  }

  private static void release(Turn turn, TaskRecord task, AgentSession session) {
    turn.tellAllocator(
        new AllocatorCommand.Recover(
            task.framework(),
            task.role(),
            task.agent(),
            session.incarnation(),
            task.spec().resources(),
            Filters.NONE));
  }

  static void settleIfEnded(Turn turn, TaskKey key) {
    turn.registry()
        .tasks()
        .get(key)
        .filter(t -> t.state().hasEnded())
        .ifPresent(t -> turn.record(new RegistryEvent.TaskSettled(key, turn.now())));
  }
}
