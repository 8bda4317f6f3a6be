package dev.parley.frameworks.commands;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * A launched task of which the end is not known. Immutable.
 *
 * @param hasRun whether its agent has reported it to run
 * @param unreachableSince when the master lost contact with the agent, if it has
 * @param timedOut whether it was killed for taking too long
 */
record Attempt(
    PendingJob pending,
    TaskId task,
    AgentId agent,
    Instant launchedAt,
    boolean hasRun,
    Optional<Instant> unreachableSince,
    boolean timedOut) {

  static Attempt of(PendingJob pending, TaskId task, AgentId agent, Instant now) {
    return new Attempt(pending, task, agent, now, false, Optional.empty(), false);
  }

  Job job() {
    return pending.job();
  }

  /** The agent has reported the task. */
  Attempt seen(boolean runs) {
    return new Attempt(
        pending, task, agent, launchedAt, hasRun || runs, Optional.empty(), timedOut);
  }

  Attempt outOfReach(Instant since) {
    return unreachableSince.isPresent()
        ? this
        : new Attempt(pending, task, agent, launchedAt, hasRun, Optional.of(since), timedOut);
  }

  Attempt outOfTime() {
    return new Attempt(pending, task, agent, launchedAt, hasRun, unreachableSince, true);
  }
}
