package dev.parley.agent.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskStatus;
import java.time.Duration;
import java.time.Instant;

/** What changes the state of an agent. {@link AgentState#apply} is the only reader. */
public sealed interface AgentEvent {

  /** Written to disk before any effect of the same decision. */
  sealed interface Durable extends AgentEvent {}

  /** Forgotten with the JVM: sessions, timers, process ids. Never written. */
  sealed interface Soft extends AgentEvent {}

  /** A durable event of one task; those of a task are kept together and apart from others. */
  sealed interface OfTask extends Durable {
    TaskKey task();
  }

  /** A master of this epoch has spoken; lower ones are refused from now on. */
  record EpochSeen(long epoch) implements Durable {}

  record AgentIdGiven(AgentId id) implements Durable {}

  /** Container numbers up to {@code end}, itself excluded, may be given away; the next is this. */
  record NumbersReserved(long next, long end) implements Durable {}

  /** The task is ours, and its resources are taken. */
  record TaskAccepted(TaskLaunch launch) implements OfTask {
    @Override
    public TaskKey task() {
      return launch.key();
    }
  }

  /** The task cannot run here; it is held only until its end is acknowledged. */
  record TaskRefused(TaskLaunch launch) implements OfTask {
    @Override
    public TaskKey task() {
      return launch.key();
    }
  }

  record StatusRecorded(TaskKey task, TaskStatus status) implements OfTask {}

  record StatusAcknowledged(TaskKey task, StatusId status) implements OfTask {}

  record ResourcesReleased(TaskKey task) implements OfTask {}

  /** The framework is gone; nobody waits for the task's statuses. */
  record TaskDisowned(TaskKey task) implements OfTask {}

  record TaskForgotten(TaskKey task) implements OfTask {}

  record SessionOpened(long epoch, Instant at) implements Soft {}

  record SessionRegistered(Duration pingTimeout, Instant at) implements Soft {}

  record MasterHeard(Instant at) implements Soft {}

  record SessionClosed() implements Soft {}

  record ProcessSeen(TaskKey task, long pid) implements Soft {}

  /** The first status of the task that is not acknowledged was sent. */
  record StatusSent(TaskKey task, Instant at) implements Soft {}

  /** The task's processes are killed for good at this time. */
  record KillPlanned(TaskKey task, Instant killAt) implements Soft {}

  record PhaseEntered(AgentState.Phase phase) implements Soft {}
}
