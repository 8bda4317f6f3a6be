package dev.parley.model.tasks;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * One report on a task.
 *
 * @param id what to acknowledge; absent in statuses that a master made, which need no answer
 * @param agent where the task is, if anywhere
 * @param reason absent where the state says it all
 * @param message for people; may be empty
 * @param exit how the process ended, where one did
 */
public record TaskStatus(
    TaskId task,
    TaskState state,
    TaskSource source,
    Optional<TaskReason> reason,
    String message,
    Instant timestamp,
    Optional<StatusId> id,
    Optional<AgentId> agent,
    Optional<ProcessExit> exit) {

  /** A status made by a master, which nobody acknowledges. */
  public static TaskStatus byMaster(
      TaskId task, TaskState state, TaskReason reason, String message, Instant now) {
    return new TaskStatus(
        task,
        state,
        TaskSource.MASTER,
        Optional.of(reason),
        message,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public TaskStatus onAgent(AgentId where) {
    return new TaskStatus(
        task, state, source, reason, message, timestamp, id, Optional.of(where), exit);
  }

  public TaskStatus withExit(ProcessExit how) {
    return new TaskStatus(
        task, state, source, reason, message, timestamp, id, agent, Optional.of(how));
  }

  /** The same report under another name for the state. */
  public TaskStatus inState(TaskState other) {
    return new TaskStatus(task, other, source, reason, message, timestamp, id, agent, exit);
  }

  /** The same news in a report that needs no acknowledgement. */
  public TaskStatus withoutId() {
    return new TaskStatus(
        task, state, source, reason, message, timestamp, Optional.empty(), agent, exit);
  }
}
