package dev.parley.simulation.agent;

import dev.parley.agent.core.AgentCommand.LaunchFailed;
import dev.parley.agent.core.AgentCommand.TaskExited;
import dev.parley.agent.core.AgentCommand.TaskOutcome;
import dev.parley.agent.core.AgentCommand.TaskStarted;
import dev.parley.agent.core.AgentCommand.TaskVanished;
import dev.parley.agent.core.ContainerId;
import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.simulation.node.Work;
import dev.parley.simulation.time.Chance;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import dev.parley.simulation.world.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The processes on one machine, which are what really happens to tasks. They outlive the agent's
 * process, and leave on disk how they ended; a reboot of the machine ends them all without a trace.
 */
final class Containers {
  private static final int SIGTERM = 15;
  private static final int SIGKILL = 9;
  private static final double LAUNCH_FAILS = 0.03;

  private final Timeline timeline;
  private final Chance chance;
  private final Runnable changed;
  private final SortedMap<ContainerId, Container> containers = new TreeMap<>();
  private Life watcher = new Life();
  private Consumer<TaskOutcome> outcomes = outcome -> {};
  private long pids = 100;

  /**
   * @param changed called whenever {@link #running} is another
   */
  Containers(Timeline timeline, Chance chance, Runnable changed) {
    this.timeline = timeline;
    this.chance = chance;
    this.changed = changed;
  }

  /** From now on this agent's process starts tasks and hears of them, as long as it lives. */
  void watchedBy(Life process, Consumer<TaskOutcome> owner) {
    watcher = process;
    outcomes = owner;
  }

  /** Processes that live or are being started. */
  List<Piece> running() {
    return containers.values().stream()
        .filter(c -> c.takesResources())
        .map(c -> new Piece(c.launch().key(), c.launch().spec().resources()))
        .toList();
  }

  void launch(TaskLaunch launch) {
    Container container = new Container(launch);
    containers.put(launch.container(), container);
    Life launcher = watcher;
    changed.run();
    timeline.after(launcher, upTo(80), () -> start(container));
  }

  private void start(Container container) {
    if (container.killed()) {
      fail(container, TaskReason.TASK_KILLED_DURING_LAUNCH, "killed before the process started");
    } else if (chance.happens(LAUNCH_FAILS)) {
      fail(container, TaskReason.CONTAINER_LAUNCH_FAILED, "the disk is full");
    } else {
      container.started(pids++);
      outcomes.accept(new TaskStarted(container.launch().key(), container.pid()));
      Work work = container.work();
      exitAfter(container, work.runtime(), ProcessExit.withCode(work.code()));
      if (container.askedToEnd()) {
        terminate(container);
      }
    }
  }

  private void fail(Container container, TaskReason reason, String why) {
    container.failed();
    changed.run();
    outcomes.accept(new LaunchFailed(container.launch().key(), reason, why));
  }

  void terminate(ContainerId id) {
    find(id)
        .ifPresent(
            container -> {
              container.askToEnd();
              if (container.isAlive()) {
                terminate(container);
              }
            });
  }

  private void terminate(Container container) {
    switch (container.work().manners()) {
      case DIES -> exitAfter(container, upTo(20), ProcessExit.bySignal(SIGTERM));
      case CLEANS_UP -> exitAfter(container, upTo(600), ProcessExit.withCode(0));
      case IGNORES_IT -> {
        // Until it is killed.
      }
    }
  }

  void kill(ContainerId id) {
    find(id)
        .ifPresent(
            container -> {
              container.kill();
              if (container.isAlive()) {
                exitAfter(container, upTo(5), ProcessExit.bySignal(SIGKILL));
              }
            });
  }

  private void exitAfter(Container container, Duration time, ProcessExit exit) {
    timeline.after(container.life(), time, () -> exit(container, exit));
  }

  private void exit(Container container, ProcessExit exit) {
    container.exited(exit);
    changed.run();
    if (!watcher.isOver()) {
      outcomes.accept(new TaskExited(container.launch().key(), exit));
    }
  }

  /** Takes up what an earlier process of the agent left, and ends what is not expected. */
  void reattach(List<TaskLaunch> expected) {
    Set<ContainerId> ids =
        expected.stream().map(TaskLaunch::container).collect(Collectors.toCollection(HashSet::new));
    containers.values().stream()
        .filter(c -> !ids.contains(c.launch().container()))
        .forEach(Container::vanish);
    containers.keySet().retainAll(ids);
    expected.forEach(this::reattach);
    changed.run();
  }

  private void reattach(TaskLaunch launch) {
    Optional<Container> found = find(launch.container());
    Optional<ProcessExit> exit = found.flatMap(Container::exit);
    if (found.filter(Container::isAlive).isPresent()) {
      outcomes.accept(new TaskStarted(launch.key(), found.orElseThrow().pid()));
    } else if (exit.isPresent()) {
      outcomes.accept(new TaskExited(launch.key(), exit.get()));
    } else {
      found.ifPresent(Container::vanish);
      containers.remove(launch.container());
      outcomes.accept(
          new TaskVanished(
              launch.key(), TaskReason.AGENT_RESTARTED, "neither a process nor how it ended"));
    }
  }

  void discard(ContainerId id) {
    containers.remove(id);
    changed.run();
  }

  /** What was being started by a process of the agent that is dead will never be. */
  void launcherDied() {
    List<Container> all = new ArrayList<>(containers.values());
    all.stream().filter(Container::isStarting).forEach(Container::vanish);
    changed.run();
  }

  /** Every process is gone, and how it ended is written nowhere. */
  void reboot() {
    containers.values().stream().filter(Container::isAlive).forEach(Container::vanish);
    changed.run();
  }

  private Optional<Container> find(ContainerId id) {
    return Optional.ofNullable(containers.get(id));
  }

  private Duration upTo(int millis) {
    return Duration.ofMillis(chance.between(1, millis));
  }
}
