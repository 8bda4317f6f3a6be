package dev.parley.agent.container;

import dev.parley.agent.core.ContainerId;
import dev.parley.agent.core.TaskLaunch;
import java.util.List;

/**
 * Runs tasks, and tells its owner what becomes of each as {@link
 * dev.parley.agent.core.AgentCommand.TaskOutcome}s, from threads of its own: that it started (or
 * not), and then, once, how it ended. No method waits for a process; every one may be called from
 * any thread.
 */
public interface Containerizer extends AutoCloseable {

  /** What can be done to a task's processes. */
  enum Signal {
    /** SIGTERM to the whole process group. */
    TERM,
    /** SIGKILL to the whole process group. */
    KILL
  }

  void launch(TaskLaunch launch);

  /**
   * Signals all processes of the task. During the launch it is remembered; one that has ended or is
   * not known is left alone.
   */
  void signal(ContainerId container, Signal signal);

  /**
   * Takes up what an earlier JVM left in the same folder, before anything is launched: reports on
   * each of {@code expected}, and ends whatever else is there.
   */
  void reattach(List<TaskLaunch> expected);

  /** The task's end is known to all who need it: removes what was kept for it, save its sandbox. */
  void discard(ContainerId container);

  /** Stops watching. The processes live on, for a later {@link #reattach}. */
  @Override
  void close();
}
