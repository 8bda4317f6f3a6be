package dev.parley.master.registry;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task that was launched.
 *
 * @param statuses one for each state it was in so far, the newest of it, oldest first; empty while
 *     STAGING
 * @param settledAt when its end was acknowledged, or needed no acknowledgement
 */
public record TaskRecord(
    FrameworkId framework,
    TaskSpec spec,
    AgentId agent,
    Role role,
    LaunchTimes times,
    TaskState state,
    List<TaskStatus> statuses,
    boolean killRequested,
    Optional<Instant> settledAt) {

  public TaskRecord {
    statuses = List.copyOf(statuses);
  }

  static TaskRecord launched(RegistryEvent.TaskLaunched event) {
    return new TaskRecord(
        event.framework(),
        event.spec(),
        event.agent(),
        event.role(),
        event.times(),
        TaskState.STAGING,
        List.of(),
        false,
        Optional.empty());
  }

  public TaskKey key() {
    return new TaskKey(framework, spec.id());
  }

  /** What the task holds on its agent: nothing once it has ended, or is believed to be gone. */
  public Resources held() {
    return state.isLive() ? spec.resources() : Resources.none();
  }

  public Optional<TaskStatus> lastStatus() {
    return statuses.isEmpty() ? Optional.empty() : Optional.of(statuses.get(statuses.size() - 1));
  }

  TaskRecord withKillRequested() {
    return new TaskRecord(framework, spec, agent, role, times, state, statuses, true, settledAt);
  }

  TaskRecord settled(Instant at) {
    return new TaskRecord(
        framework, spec, agent, role, times, state, statuses, killRequested, Optional.of(at));
  }

  /** A task that comes and goes with its agent does not grow with that. */
  TaskRecord changed(TaskStatus status) {
    List<TaskStatus> next = new ArrayList<>(statuses.size() + 1);
    for (TaskStatus earlier : statuses) {
      if (earlier.state() != status.state()) {
        next.add(earlier);
      }
    }
    next.add(status);
    return new TaskRecord(
        framework, spec, agent, role, times, status.state(), next, killRequested, settledAt);
  }
}
