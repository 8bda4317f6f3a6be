package dev.parley.frameworks.commands;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskStatus;
import java.time.Duration;

/** What happens in a run of jobs, in the order in which it happens. */
public sealed interface JobEvent {

  /** There is a session with the leading master. */
  record Connected(FrameworkId framework, boolean resumed) implements JobEvent {}

  /** The session is interrupted; the next leading master is being looked for. */
  record Disconnected(String why) implements JobEvent {}

  /**
   * A job's next attempt was launched on an agent's offer.
   *
   * @param hostname of the agent
   */
  record Launched(Job job, TaskId task, AgentId agent, String hostname) implements JobEvent {}

  /** News of an attempt that has not ended. */
  record Progressed(Job job, TaskStatus status) implements JobEvent {}

  /** An attempt has failed or never came to be; the job will be tried again. */
  record TriedInVain(Job job, TaskId task, String why) implements JobEvent {}

  /**
   * A job is over. What its last task left behind stays reachable on the agent until {@link
   * CommandRun#release} is called.
   */
  record Ended(Job job, JobEnd end) implements JobEvent {}

  /**
   * No offer had room for any waiting job for a while. Repeated for as long as that lasts.
   *
   * @param wanted by the first of the waiting jobs
   * @param since for how long
   */
  record NoRoom(Resources wanted, Duration since) implements JobEvent {}

  /** The run has failed before its jobs were over. */
  record Failed(String message) implements JobEvent {}

  /** The framework is gone; nothing follows. */
  record Over() implements JobEvent {}
}
