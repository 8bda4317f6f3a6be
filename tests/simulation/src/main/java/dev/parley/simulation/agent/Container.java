package dev.parley.simulation.agent;

import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.simulation.node.Work;
import dev.parley.simulation.time.Life;
import java.util.Optional;

/** One process, from the decision to start it to what it leaves behind. */
final class Container {
  private enum Phase {
    STARTING,
    ALIVE,
    EXITED,
    /** It never was, or nothing is left of it. */
    GONE
  }

  private final TaskLaunch launch;
  private final Life life = new Life();
  private Phase phase = Phase.STARTING;
  private Optional<ProcessExit> exit = Optional.empty();
  private boolean askedToEnd;
  private boolean killed;
  private long pid;

  Container(TaskLaunch launch) {
    this.launch = launch;
  }

  TaskLaunch launch() {
    return launch;
  }

  Work work() {
    return Work.of(launch.spec().command());
  }

  /** Of the process. */
  Life life() {
    return life;
  }

  long pid() {
    return pid;
  }

  /** As written on disk. */
  Optional<ProcessExit> exit() {
    return exit;
  }

  boolean isStarting() {
    return phase == Phase.STARTING;
  }

  boolean isAlive() {
    return phase == Phase.ALIVE;
  }

  boolean takesResources() {
    return isStarting() || isAlive();
  }

  boolean askedToEnd() {
    return askedToEnd;
  }

  boolean killed() {
    return killed;
  }

  void askToEnd() {
    askedToEnd = true;
  }

  void kill() {
    killed = true;
  }

  void started(long number) {
    phase = Phase.ALIVE;
    pid = number;
  }

  void failed() {
    vanish();
  }

  void exited(ProcessExit how) {
    phase = Phase.EXITED;
    exit = Optional.of(how);
    life.end();
  }

  void vanish() {
    phase = Phase.GONE;
    life.end();
  }
}
