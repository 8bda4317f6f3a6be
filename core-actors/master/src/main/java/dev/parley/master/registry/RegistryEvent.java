package dev.parley.master.registry;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskStatus;
import java.time.Instant;

/**
 * What happened, as it stands in the journal. Once written, an event can be read for ever: a new
 * meaning is a new event.
 */
public sealed interface RegistryEvent {

  /** The first event of all. */
  record ClusterFounded(String clusterId, Instant at) implements RegistryEvent {}

  /** A master began to lead. */
  record EpochClaimed(long epoch, String master, Instant at) implements RegistryEvent {}

  record AgentAdmitted(AgentId agent, AgentInfo info, Instant at) implements RegistryEvent {}

  /** A known agent opened a new session. */
  record AgentReregistered(AgentId agent, AgentInfo info, Instant at) implements RegistryEvent {}

  /** Contact with the agent was lost for too long. It may return. */
  record AgentUnreachable(AgentId agent, Instant at) implements RegistryEvent {}

  /** The agent left in order. */
  record AgentRemoved(AgentId agent, Instant at) implements RegistryEvent {}

  record FrameworkAdmitted(FrameworkId framework, FrameworkInfo info, Instant at)
      implements RegistryEvent {}

  /** A known framework opened a new session. */
  record FrameworkResubscribed(FrameworkId framework, FrameworkInfo info, Instant at)
      implements RegistryEvent {}

  /** The framework's session is gone. */
  record FrameworkDisconnected(FrameworkId framework, Instant failoverDeadline)
      implements RegistryEvent {}

  /** The framework ended for good; its tasks are being killed. */
  record FrameworkRemoved(FrameworkId framework, String why, Instant at) implements RegistryEvent {}

  /** From here on the task may be running. */
  record TaskLaunched(
      FrameworkId framework, TaskSpec spec, AgentId agent, Role role, LaunchTimes times)
      implements RegistryEvent {}

  /** Its end was asked for; if the agent is away, it is asked again when the agent returns. */
  record TaskKillRequested(TaskKey task, Instant at) implements RegistryEvent {}

  /** The task is in another state, or a fact about its state is new. */
  record TaskStateChanged(TaskKey task, TaskStatus status) implements RegistryEvent {}

  /** The task has ended, and nobody waits to hear of it any more. */
  record TaskSettled(TaskKey task, Instant at) implements RegistryEvent {}
}
