package dev.parley.agent.core;

import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.messages.AgentToMaster;
import java.time.Duration;
import java.util.List;

/**
 * What is to be done, in the order given, once the events of the same decision are durable. An
 * effect may be lost in a crash; every one is asked for again by what the events say.
 */
public sealed interface AgentEffect {

  record SendToMaster(AgentToMaster message) implements AgentEffect {}

  /** The session is no good: look for the leading master anew. */
  record Reconnect(String why) implements AgentEffect {}

  /** Find these again, report on each, and end every other process that an earlier run left. */
  record Reattach(List<TaskLaunch> expected) implements AgentEffect {
    public Reattach {
      expected = List.copyOf(expected);
    }
  }

  record StartTask(TaskLaunch launch) implements AgentEffect {}

  /** Ask the task's processes to end (SIGTERM). */
  record Terminate(TaskKey task, ContainerId container) implements AgentEffect {}

  /** End the task's processes (SIGKILL). */
  record Kill(TaskKey task, ContainerId container) implements AgentEffect {}

  /** Answer with {@link AgentCommand.GraceOver}; replaces an earlier timer of the task. */
  record StartGraceTimer(TaskKey task, Duration grace) implements AgentEffect {}

  /** The task is forgotten: what the containerizer and the timers remember of it may go. */
  record Discard(TaskKey task, ContainerId container) implements AgentEffect {}

  /** Answer with {@link AgentCommand.ShutDownOver}; replaces an earlier one. */
  record StartShutDownTimer(Duration limit) implements AgentEffect {}

  /** The orderly end: nothing is left to be done. */
  record Finish() implements AgentEffect {}

  /** The agent may not take part; its tasks are left as they are, for it may be a mistake. */
  record Stop(String reason) implements AgentEffect {}
}
