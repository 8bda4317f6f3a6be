package dev.parley.master.core;

import dev.parley.master.registry.FrameworkRecord;
import dev.parley.master.registry.TaskRecord;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import java.util.Optional;

/** How statuses reach a framework, in the words it understands. */
final class Statuses {
  private final Sessions sessions;
  private final Counters counters;

  Statuses(Sessions sessions, Counters counters) {
    this.sessions = sessions;
    this.counters = counters;
  }

  /** Sends a status to its framework if it is connected; if not, the agent will send it again. */
  void forward(Turn turn, FrameworkRecord framework, TaskStatus status) {
    sessions
        .framework(framework.id())
        .ifPresent(
            s ->
                turn.send(
                    s.id(), new MasterToFramework.StatusUpdate(inWordsOf(framework, status))));
  }

  /** A status about a task that the registry does not hold, and that ends nothing there. */
  void sendAbout(
      Turn turn,
      FrameworkSession session,
      TaskId task,
      TaskState state,
      TaskReason reason,
      String message) {
    if (state == TaskState.ERROR) {
      counters.count("tasks_error");
    }
    turn.registry()
        .framework(session.framework())
        .ifPresent(
            f -> forward(turn, f, TaskStatus.byMaster(task, state, reason, message, turn.now())));
  }

  /** Answers what the master knows of a task, in a status that needs no acknowledgement. */
  void reconcile(Turn turn, FrameworkSession session, TaskKey key) {
    Optional<TaskRecord> task =
        turn.registry()
            .tasks()
            .get(key)
            .or(() -> turn.registry().history().find(key.framework(), key.task()));
    if (task.isEmpty()) {
      sendAbout(
          turn,
          session,
          key.task(),
          TaskState.UNKNOWN,
          TaskReason.RECONCILIATION,
          "Reconciliation: Task is unknown");
      return;
    }
    TaskStatus answer =
        TaskStatus.byMaster(
                key.task(),
                task.get().state(),
                TaskReason.RECONCILIATION,
                "Reconciliation: Latest task state",
                turn.now())
            .onAgent(task.get().agent());
    TaskStatus withExit =
        task.get().lastStatus().flatMap(TaskStatus::exit).map(answer::withExit).orElse(answer);
    turn.registry().framework(session.framework()).ifPresent(f -> forward(turn, f, withExit));
  }

  /** Tells the agent that nobody waits for this status. */
  void acknowledge(Turn turn, AgentSession session, TaskKey key, TaskStatus status) {
    status
        .id()
        .ifPresent(
            id ->
                turn.send(
                    session.id(),
                    new MasterToAgent.AcknowledgeAgentStatus(key.framework(), key.task(), id)));
  }

  /** Frameworks that are not partition-aware know one word for all of these: LOST. */
  private static TaskStatus inWordsOf(FrameworkRecord framework, TaskStatus status) {
    boolean unknownWord =
        status.state() == TaskState.UNREACHABLE
            || status.state() == TaskState.GONE
            || status.state() == TaskState.DROPPED
            || status.state() == TaskState.GONE_BY_OPERATOR
            || status.state() == TaskState.UNKNOWN;
    return unknownWord && !framework.info().isPartitionAware()
        ? status.inState(TaskState.LOST)
        : status;
  }
}
