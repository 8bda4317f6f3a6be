package dev.parley.agent.core;

import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.protocol.messages.MasterToAgent;

/** Everything that can happen to an agent. */
public sealed interface AgentCommand {

  /** The first command in the life of a JVM, once the durable events have been replayed. */
  record Start() implements AgentCommand {}

  /** A leading master of this epoch can be spoken to. */
  record Connected(long epoch) implements AgentCommand {}

  record Disconnected() implements AgentCommand {}

  /** The leading master of this epoch said this. */
  record FromMaster(long epoch, MasterToAgent message) implements AgentCommand {}

  /** Time to look for what the master has not answered. */
  record ResendDue() implements AgentCommand {}

  /** The grace period of a kill has elapsed. */
  record GraceOver(TaskKey task) implements AgentCommand {}

  /** Kill all tasks, wait for their ends to be acknowledged, and leave. */
  record ShutDown() implements AgentCommand {}

  /** The time to leave in order is up. */
  record ShutDownOver() implements AgentCommand {}

  /** What a containerizer reports; for each task one of the last three, once, after the first. */
  sealed interface TaskOutcome extends AgentCommand {
    TaskKey task();
  }

  /** The process lives; said again of each that is found alive after a restart. */
  record TaskStarted(TaskKey task, long pid) implements TaskOutcome {}

  /**
   * There never was a process.
   *
   * @param reason {@link TaskReason#TASK_INVALID} where the task itself is at fault
   */
  record LaunchFailed(TaskKey task, TaskReason reason, String why) implements TaskOutcome {}

  record TaskExited(TaskKey task, ProcessExit exit) implements TaskOutcome {}

  /** The process is no more, and nobody knows how it ended. */
  record TaskVanished(TaskKey task, TaskReason reason, String why) implements TaskOutcome {}
}
