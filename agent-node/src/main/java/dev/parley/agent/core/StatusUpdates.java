package dev.parley.agent.core;

import dev.parley.agent.core.AgentEvent.StatusAcknowledged;
import dev.parley.agent.core.AgentEvent.StatusRecorded;
import dev.parley.agent.core.AgentEvent.StatusSent;
import dev.parley.agent.core.AgentEvent.TaskForgotten;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskLifeCycle;
import dev.parley.model.tasks.TaskLifeCycle.Outcome;
import dev.parley.model.tasks.TaskLifeCycle.Witness;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster.AgentStatusUpdate;
import dev.parley.protocol.messages.AgentToMaster.ReportResources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an agent says of its tasks, at least once and per task in order: a status is recorded, then
 * sent when all before it are acknowledged, and sent again until it is acknowledged itself. With
 * the acknowledgement of the last one the task is forgotten.
 */
final class StatusUpdates {
  private final AgentCoreSettings settings;
  private final Set<Safeguard> safeguards;

  StatusUpdates(AgentCoreSettings settings, Set<Safeguard> safeguards) {
    this.settings = settings;
    this.safeguards = safeguards;
  }

  /** What a new status says besides the state. */
  record Detail(
      TaskSource source, Optional<TaskReason> reason, String message, Optional<ProcessExit> exit) {
    static final Detail NONE =
        new Detail(TaskSource.EXECUTOR, Optional.empty(), "", Optional.empty());

    static Detail of(TaskSource source, TaskReason reason, String message) {
      return new Detail(source, Optional.of(reason), message, Optional.empty());
    }
  }

  /** Moves the task to {@code next}, unless the table of the task life cycle has another answer. */
  void move(Turn turn, TaskKey key, TaskState next, Detail detail) {
    AgentTask task = turn.task(key).orElse(null);
    if (task == null || TaskLifeCycle.judge(task.state(), Witness.AGENT, next) != Outcome.MOVES) {
      return;
    }
    turn.record(new StatusRecorded(key, status(turn, task, next, detail)));
    deliver(turn, key);
  }

  private static TaskStatus status(Turn turn, AgentTask task, TaskState next, Detail detail) {
    String id = task.launch().container() + "-" + (task.statuses().size() + 1);
    return new TaskStatus(
        task.key().task(),
        next,
        detail.source(),
        detail.reason(),
        detail.message(),
        turn.now(),
        Optional.of(new StatusId(id)),
        Optional.of(task.launch().agent()),
        detail.exit());
  }

  /** Sends the first status that is not acknowledged, if it has not been sent yet. */
  private void deliver(Turn turn, TaskKey key) {
    if (turn.task(key).filter(t -> t.handling().sentAt().isEmpty()).isPresent()) {
      send(turn, key);
    }
  }

  private static void send(Turn turn, TaskKey key) {
    AgentTask task = turn.task(key).orElseThrow();
    Optional<TaskStatus> first = task.firstUnacknowledged();
    if (first.isPresent() && !task.disowned() && turn.state().registered()) {
      turn.record(new StatusSent(key, turn.now()));
      turn.send(new AgentStatusUpdate(key.framework(), first.get()));
    }
  }

  /**
   * Gives back what an ended task held, and says so. Called whenever an end is heard of, so that
   * none is missed after a crash; the safeguard makes it happen once.
   */
  void release(Turn turn, TaskKey key) {
    AgentTask task = turn.task(key).orElseThrow();
    if (task.holding() || !safeguards.contains(Safeguard.RELEASE_ONCE)) {
      turn.record(new AgentEvent.ResourcesReleased(key));
      if (turn.state().registered()) {
        report(turn);
      }
    }
  }

  /** Step 1 of the protocol. */
  void report(Turn turn) {
    turn.send(new ReportResources(settings.info().resources(), free(turn)));
  }

  /** What is not used; after a restart with less than before, never below nothing. */
  Resources free(Turn turn) {
    return settings.info().resources().minusWhatIsThere(turn.state().used());
  }

  /** To be called after an end was recorded and released. */
  void settle(Turn turn, TaskKey key) {
    AgentTask task = turn.task(key).orElseThrow();
    if (task.disowned()) {
      // Nobody acknowledges it; said once, so that the master's books show how it ended.
      turn.send(
          new AgentStatusUpdate(key.framework(), task.statuses().get(task.statuses().size() - 1)));
      forget(turn, key);
    } else if (task.firstUnacknowledged().isEmpty()
        || !safeguards.contains(Safeguard.ACKNOWLEDGE_BEFORE_FORGETTING)) {
      forget(turn, key);
    }
  }

  /** To be called when nobody waits for word of the task any more. */
  void forget(Turn turn, TaskKey key) {
    // A crash may have come between the end and the release.
    release(turn, key);
    ContainerId container = turn.task(key).orElseThrow().launch().container();
    turn.record(new TaskForgotten(key));
    turn.then(new AgentEffect.Discard(key, container));
  }

  /** Anything but the one status in flight is a duplicate and changes nothing. */
  void acknowledge(Turn turn, TaskKey key, StatusId status) {
    Optional<StatusId> inFlight =
        turn.task(key).flatMap(AgentTask::firstUnacknowledged).flatMap(TaskStatus::id);
    if (!inFlight.equals(Optional.of(status))) {
      return;
    }
    turn.record(new StatusAcknowledged(key, status));
    AgentTask task = turn.task(key).orElseThrow();
    if (task.hasEnded() && task.firstUnacknowledged().isEmpty()) {
      settle(turn, key);
    } else {
      deliver(turn, key);
    }
  }

  /** A new session: what was sent in the old one may never have arrived. */
  void resendAll(Turn turn) {
    List.copyOf(turn.state().tasks().keySet()).forEach(key -> send(turn, key));
  }

  void resendDue(Turn turn) {
    Duration interval = settings.resendInterval();
    for (AgentTask task : List.copyOf(turn.state().tasks().values())) {
      boolean waited =
          task.handling().sentAt().filter(at -> at.plus(interval).isAfter(turn.now())).isEmpty();
      if (waited) {
        send(turn, task.key());
      }
    }
  }
}
