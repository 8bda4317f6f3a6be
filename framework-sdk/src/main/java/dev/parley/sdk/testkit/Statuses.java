package dev.parley.sdk.testkit;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/** Statuses for tests. */
public final class Statuses {
  private Statuses() {}

  /** One of an executor, which waits to be acknowledged. */
  public static TaskStatus of(String id, TaskId task, TaskState state, AgentId agent) {
    return new TaskStatus(
        task,
        state,
        TaskSource.EXECUTOR,
        Optional.empty(),
        "",
        Instant.EPOCH,
        Optional.of(new StatusId(id)),
        Optional.of(agent),
        Optional.empty());
  }
}
