package dev.parley.agent.node;

import dev.parley.agent.container.Containerizer;
import dev.parley.agent.core.AgentCommand.TaskExited;
import dev.parley.agent.core.AgentCommand.TaskOutcome;
import dev.parley.agent.core.AgentCommand.TaskStarted;
import dev.parley.agent.core.ContainerId;
import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.ProcessExit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Starts at once, and ends what is signalled. */
final class FakeContainerizer implements Containerizer {
  private final Map<ContainerId, TaskLaunch> running = new ConcurrentHashMap<>();
  private final Consumer<TaskOutcome> owner;
  private volatile boolean closed;

  FakeContainerizer(Consumer<TaskOutcome> owner) {
    this.owner = owner;
  }

  @Override
  public void launch(TaskLaunch launch) {
    running.put(launch.container(), launch);
    owner.accept(new TaskStarted(launch.key(), 4711));
  }

  @Override
  public void signal(ContainerId container, Signal signal) {
    TaskLaunch launch = running.remove(container);
    if (launch != null) {
      int number = signal == Signal.KILL ? 9 : 15;
      owner.accept(new TaskExited(launch.key(), ProcessExit.bySignal(number)));
    }
  }

  void exit(TaskKey task, int code) {
    running.values().removeIf(launch -> launch.key().equals(task));
    owner.accept(new TaskExited(task, ProcessExit.withCode(code)));
  }

  @Override
  public void reattach(List<TaskLaunch> expected) {
    expected.forEach(this::launch);
  }

  @Override
  public void discard(ContainerId container) {}

  boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
