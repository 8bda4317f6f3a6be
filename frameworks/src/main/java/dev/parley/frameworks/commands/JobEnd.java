package dev.parley.frameworks.commands;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskStatus;
import java.util.Optional;

/**
 * What became of a job.
 *
 * @param task of the last attempt; absent if there was none
 * @param agent where that was, if anywhere
 * @param status by which it is known; absent where nobody reported anything
 * @param message one line for people; empty for a job that finished
 */
public record JobEnd(
    Result result,
    Optional<TaskId> task,
    Optional<AgentId> agent,
    Optional<TaskStatus> status,
    String message) {

  /** In short. */
  public enum Result {
    /** The command exited with 0. */
    FINISHED,
    /** It ended in another way, or could not be run. */
    FAILED,
    /** It was still waiting or running when the run was stopped. */
    STOPPED
  }

  /** How the process of the last attempt ended, if there was one. */
  public Optional<ProcessExit> exit() {
    return status.flatMap(TaskStatus::exit);
  }

  public boolean finished() {
    return result == Result.FINISHED;
  }
}
