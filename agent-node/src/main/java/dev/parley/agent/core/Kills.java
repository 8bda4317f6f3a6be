package dev.parley.agent.core;

import dev.parley.agent.core.StatusUpdates.Detail;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ending tasks on request: first asking (SIGTERM), and after a grace period no more asking. */
final class Kills {
  private final StatusUpdates updates;

  Kills(StatusUpdates updates) {
    this.updates = updates;
  }

  /**
   * Asks a live task to end. Asked again, it can only shorten the grace. A task that is not here or
   * has ended is left alone: what there is to say of it is said by the master or is under way.
   */
  void kill(Turn turn, TaskKey key, Optional<Duration> grace, String why) {
    AgentTask task = turn.task(key).filter(t -> !t.hasEnded()).orElse(null);
    if (task == null) {
      return;
    }
    Duration allowed = grace.orElse(task.launch().spec().killGrace());
    if (task.state() != TaskState.KILLING) {
      Detail detail = new Detail(TaskSource.AGENT, Optional.empty(), why, Optional.empty());
      updates.move(turn, key, TaskState.KILLING, detail);
    }
    Instant killAt = turn.now().plus(allowed);
    Optional<Instant> planned = task.handling().killAt();
    if (planned.isEmpty()) {
      turn.record(new AgentEvent.KillPlanned(key, killAt));
      press(turn, key);
    } else if (killAt.isBefore(planned.get())) {
      turn.record(new AgentEvent.KillPlanned(key, killAt));
      wait(turn, key, allowed);
    }
  }

  /** Signals a task whose kill is planned; also one that was still being launched at that time. */
  void press(Turn turn, TaskKey key) {
    AgentTask task = turn.task(key).orElseThrow();
    Duration left = Duration.between(turn.now(), task.handling().killAt().orElseThrow());
    if (left.compareTo(Duration.ZERO) > 0) {
      turn.then(new AgentEffect.Terminate(key, task.launch().container()));
    }
    wait(turn, key, left);
  }

  private static void wait(Turn turn, TaskKey key, Duration left) {
    ContainerId container = turn.task(key).orElseThrow().launch().container();
    turn.then(
        left.compareTo(Duration.ZERO) > 0
            ? new AgentEffect.StartGraceTimer(key, left)
            : new AgentEffect.Kill(key, container));
  }

  /** A timer may be of an earlier kill, or early by another clock; the plan decides. */
  void graceOver(Turn turn, TaskKey key) {
    turn.task(key)
        .filter(t -> !t.hasEnded())
        .flatMap(t -> t.handling().killAt())
        .ifPresent(at -> wait(turn, key, Duration.between(turn.now(), at)));
  }

  /** The framework is gone: its tasks end, and their statuses are nobody's. */
  void shutDownFramework(Turn turn, FrameworkId framework) {
    for (AgentTask task : List.copyOf(turn.state().tasks().values())) {
      if (task.key().framework().equals(framework)) {
        turn.record(new AgentEvent.TaskDisowned(task.key()));
        if (task.hasEnded()) {
          updates.settle(turn, task.key());
        } else {
          kill(turn, task.key(), Optional.empty(), "the framework is gone");
        }
      }
    }
  }
}
