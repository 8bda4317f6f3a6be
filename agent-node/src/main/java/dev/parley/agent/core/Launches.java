package dev.parley.agent.core;

import dev.parley.agent.core.AgentEvent.NumbersReserved;
import dev.parley.agent.core.AgentEvent.TaskAccepted;
import dev.parley.agent.core.AgentEvent.TaskRefused;
import dev.parley.agent.core.StatusUpdates.Detail;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSource;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.MasterToAgent.RunTasks;
import java.util.Set;

/** Step 5 at the agent: which tasks are taken, and which cannot run here. */
final class Launches {
  /** Reserved on disk at a time, so that a number is never used again after a crash. */
  private static final long NUMBERS = 1_000;

  private final StatusUpdates updates;

  Launches(StatusUpdates updates) {
    this.updates = updates;
  }

  /** After a replay nobody knows which of the reserved numbers were used: leave them out. */
  void skipUsedNumbers(Turn turn) {
    reserve(turn, turn.state().reservedNumbers());
  }

  private static void reserve(Turn turn, long next) {
    turn.record(new NumbersReserved(next, next + NUMBERS));
  }

  void run(Turn turn, RunTasks order) {
    // Before the registration is answered there is no id, and the master does not count on us.
    if (turn.state().registered()) {
      AgentId agent = turn.state().id().orElseThrow();
      for (TaskSpec spec : order.tasks()) {
        // The same order may come twice; a task that is held, even an ended one, is not run anew.
        if (turn.task(new TaskKey(order.framework(), spec.id())).isEmpty()) {
          ContainerId container = nextContainer(turn, agent);
          launch(turn, new TaskLaunch(order.framework(), order.user(), spec, agent, container));
        }
      }
    }
  }

  private static ContainerId nextContainer(Turn turn, AgentId agent) {
    if (turn.state().nextNumber() >= turn.state().reservedNumbers()) {
      reserve(turn, turn.state().nextNumber());
    }
    return new ContainerId(agent + "-" + turn.state().nextNumber());
  }

  private void launch(Turn turn, TaskLaunch launch) {
    Resources wanted = launch.spec().resources();
    Resources free = updates.free(turn);
    Set<String> tooLittle = free.shortOf(wanted);
    if (turn.state().phase() != AgentState.Phase.SERVING) {
      refuse(turn, launch, TaskReason.AGENT_REMOVED, "the agent is shutting down");
    } else if (!tooLittle.isEmpty()) {
      String message =
          String.format(
              "the task wants %s, but agent %s has too little %s: free is %s",
              wanted, launch.agent(), String.join(", ", tooLittle), free);
      refuse(turn, launch, TaskReason.RESOURCES_UNKNOWN, message);
    } else {
      turn.record(new TaskAccepted(launch));
      updates.move(turn, launch.key(), TaskState.STARTING, Detail.NONE);
      turn.then(new AgentEffect.StartTask(launch));
    }
  }

  private void refuse(Turn turn, TaskLaunch launch, TaskReason reason, String message) {
    turn.record(new TaskRefused(launch));
    Detail detail = Detail.of(TaskSource.AGENT, reason, message);
    updates.move(turn, launch.key(), TaskState.DROPPED, detail);
    updates.settle(turn, launch.key());
  }
}
