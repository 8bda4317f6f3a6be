package dev.parley.agent.core;

import dev.parley.agent.core.AgentCommand.LaunchFailed;
import dev.parley.agent.core.AgentCommand.TaskExited;
import dev.parley.agent.core.AgentCommand.TaskStarted;
import dev.parley.agent.core.AgentCommand.TaskVanished;
import dev.parley.agent.core.StatusUpdates.Detail;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskState;
import java.util.Optional;

/** What the outcomes of the containerizer mean for a task: that it runs, or how it ended. */
final class TaskEnds {
  private final StatusUpdates updates;
  private final Kills kills;

  TaskEnds(StatusUpdates updates, Kills kills) {
    this.updates = updates;
    this.kills = kills;
  }

  void started(Turn turn, TaskStarted outcome) {
    AgentTask task = turn.task(outcome.task()).filter(t -> !t.hasEnded()).orElse(null);
    if (task == null) {
      return;
    }
    turn.record(new AgentEvent.ProcessSeen(task.key(), outcome.pid()));
    if (task.handling().killAt().isPresent()) {
      // The kill came during the launch, when there was nothing to signal.
      kills.press(turn, task.key());
    } else if (task.state() == TaskState.KILLING || task.disowned()) {
      // The agent was restarted during the kill; its grace begins anew.
      kills.kill(turn, task.key(), Optional.empty(), "");
    } else {
      updates.move(turn, task.key(), TaskState.RUNNING, Detail.NONE);
    }
  }

  void launchFailed(Turn turn, LaunchFailed outcome) {
    TaskState state =
        outcome.reason() == TaskReason.TASK_INVALID ? TaskState.ERROR : TaskState.FAILED;
    end(turn, outcome.task(), state, Detail.of(TaskSource.AGENT, outcome.reason(), outcome.why()));
  }

  void exited(Turn turn, TaskExited outcome) {
    ProcessExit exit = outcome.exit();
    boolean finished = exit.equals(ProcessExit.withCode(0));
    Detail detail =
        new Detail(
            TaskSource.EXECUTOR,
            finished ? Optional.empty() : Optional.of(TaskReason.COMMAND_EXECUTOR_FAILED),
            describe(exit),
            Optional.of(exit));
    end(turn, outcome.task(), finished ? TaskState.FINISHED : TaskState.FAILED, detail);
  }

  void vanished(Turn turn, TaskVanished outcome) {
    Detail detail = Detail.of(TaskSource.AGENT, outcome.reason(), outcome.why());
    end(turn, outcome.task(), TaskState.FAILED, detail);
  }

  /** Outcomes may be heard twice, after a restart; the second finds the task ended or gone. */
  private void end(Turn turn, TaskKey key, TaskState state, Detail detail) {
    AgentTask task = turn.task(key).orElse(null);
    if (task == null) {
      return;
    }
    boolean news = !task.hasEnded();
    if (task.state() == TaskState.KILLING) {
      updates.move(turn, key, TaskState.KILLED, killed(task, detail));
    } else {
      updates.move(turn, key, state, detail);
    }
    updates.release(turn, key);
    if (news) {
      updates.settle(turn, key);
    }
  }

  private static Detail killed(AgentTask task, Detail detail) {
    Optional<TaskReason> reason =
        task.hasRun() ? Optional.empty() : Optional.of(TaskReason.TASK_KILLED_DURING_LAUNCH);
    return new Detail(detail.source(), reason, detail.message(), detail.exit());
  }

  private static String describe(ProcessExit exit) {
    if (exit.signal() != 0) {
      return exit.toString();
    }
    // The codes by which shells and setsid(1) tell that there was nothing to run.
    return switch (exit.code()) {
      case 126 -> exit + ", which usually means that the command is not executable";
      case 127 -> exit + ", which usually means that the command was not found";
      default -> exit.toString();
    };
  }
}
