package dev.parley.agent.container;

import dev.parley.agent.container.Containerizer.Signal;
import dev.parley.agent.core.TaskLaunch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task, from its launch until it is discarded. Thread-safe; lives in memory only, what
 * must survive is in its {@link ContainerFolder}.
 */
final class Container {
  private enum Phase {
    LAUNCHING,
    RUNNING,
    ENDED
  }

  private final TaskLaunch launch;
  private final ContainerFolder folder;
  private Phase phase = Phase.LAUNCHING;
  private long group;
  private @Nullable Signal pending;

  Container(TaskLaunch launch, ContainerFolder folder) {
    this.launch = launch;
    this.folder = folder;
  }

  TaskLaunch launch() {
    return launch;
  }

  ContainerFolder folder() {
    return folder;
  }

  /** Whether a kill came before there was anything to kill. */
  synchronized boolean killedBeforeStart() {
    return phase == Phase.LAUNCHING && pending != null;
  }

  /**
   * The process group to be signalled now; during the launch there is none, and the harder of the
   * signals is kept for later.
   */
  synchronized Optional<Long> signal(Signal signal) {
    if (phase == Phase.LAUNCHING && pending != Signal.KILL) {
      pending = signal;
    }
    return phase == Phase.RUNNING ? Optional.of(group) : Optional.empty();
  }

  /** Gives the signal that has come in the meantime. */
  synchronized Optional<Signal> started(long processGroup) {
    phase = Phase.RUNNING;
    group = processGroup;
    return Optional.ofNullable(pending);
  }

  /** Whether this is the first to say so. */
  synchronized boolean end() {
    boolean first = phase != Phase.ENDED;
    phase = Phase.ENDED;
    return first;
  }
}
