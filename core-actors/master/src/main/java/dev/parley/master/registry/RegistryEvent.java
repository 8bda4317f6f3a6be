package dev.parley.master.registry;

import dev.parley.model.agents.AgentInfo;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.ids.VolumeId;
import dev.parley.model.maintenance.MaintenanceSchedule;
import dev.parley.model.reservations.PersistentVolume;
import dev.parley.model.reservations.Reservation;
import dev.parley.model.roles.Quota;
import dev.parley.model.roles.Weight;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened, as it stands in the journal. Once written, an event can be read for ever: a new
 * meaning is a new event.
 */
public sealed interface RegistryEvent {

  /** Of the cluster as a whole. */
  sealed interface OfCluster extends RegistryEvent {}

  /** Of one agent. */
  sealed interface OfAgent extends RegistryEvent {
    AgentId agent();
  }

  /** Of one framework. */
  sealed interface OfFramework extends RegistryEvent {
    FrameworkId framework();
  }

  /** Of one task. */
  sealed interface OfTask extends RegistryEvent {}

  /** Of a framework's own state. */
  sealed interface OfState extends RegistryEvent {
    FrameworkId framework();
  }

  /** Of what operators lay down for the whole cluster. */
  sealed interface OfPolicy extends RegistryEvent {}

  /** The first event of all. */
  record ClusterFounded(String clusterId, Instant at) implements OfCluster {}

  /** A master began to lead. Epochs grow, though not always by one. */
  record EpochClaimed(long epoch, String master, Instant at) implements OfCluster {}

  record AgentAdmitted(AgentId agent, AgentInfo info, Instant at) implements OfAgent {}

  /** A known agent opened a new session. */
  record AgentReregistered(AgentId agent, AgentInfo info, Instant at) implements OfAgent {}

  /** Contact with the agent was lost for too long. It may return. */
  record AgentUnreachable(AgentId agent, Instant at) implements OfAgent {}

  /** The agent left in order. It may return, and is then what it was. */
  record AgentRemoved(AgentId agent, Instant at) implements OfAgent {}

  /** An operator wants nothing of the agent to be offered. What runs there runs on. */
  record AgentDeactivated(AgentId agent, Instant at) implements OfAgent {}

  /** The agent takes part again; this also ends a drain. */
  record AgentReactivated(AgentId agent, Instant at) implements OfAgent {}

  /**
   * An operator wants the agent empty: nothing of it is offered, and its tasks are being killed.
   *
   * @param mostGrace the longest a task is given to end by itself; absent for each task's own
   * @param markGone whether the agent is gone for good when it is drained
   */
  record AgentDrainStarted(
      AgentId agent, Optional<Duration> mostGrace, boolean markGone, Instant at)
      implements OfAgent {}

  /** The last task on a draining agent has ended. */
  record AgentDrained(AgentId agent, Instant at) implements OfAgent {}

  /** An operator vouches that nothing runs on the agent any more; it may not return. */
  record AgentMarkedGone(AgentId agent, Instant at) implements OfAgent {}

  /** Resources of the agent are for one role only. */
  record ResourcesReserved(AgentId agent, Reservation reservation, Instant at) implements OfAgent {}

  record ResourcesUnreserved(AgentId agent, Reservation reservation, Instant at)
      implements OfAgent {}

  record VolumeCreated(AgentId agent, PersistentVolume volume, Instant at) implements OfAgent {}

  record VolumeDestroyed(AgentId agent, Role role, VolumeId volume, Instant at)
      implements OfAgent {}

  record FrameworkAdmitted(FrameworkId framework, FrameworkInfo info, Instant at)
      implements OfFramework {}

  /** A known framework opened a new session. */
  record FrameworkResubscribed(FrameworkId framework, FrameworkInfo info, Instant at)
      implements OfFramework {}

  /** The framework's session is gone. */
  record FrameworkDisconnected(FrameworkId framework, Instant failoverDeadline)
      implements OfFramework {}

  /** The framework ended for good; its tasks are being killed. */
  record FrameworkRemoved(FrameworkId framework, String why, Instant at) implements OfFramework {}

  /** From here on the task may be running. */
  record TaskLaunched(
      FrameworkId framework, TaskSpec spec, AgentId agent, Role role, LaunchTimes times)
      implements OfTask {}

  /** Its end was asked for; if the agent is away, it is asked again when the agent returns. */
  record TaskKillRequested(TaskKey task, Instant at) implements OfTask {}

  /** The task is in another state, or a fact about its state is new. */
  record TaskStateChanged(TaskKey task, TaskStatus status) implements OfTask {}

  /** The task has ended, and nobody waits to hear of it any more. */
  record TaskSettled(TaskKey task, Instant at) implements OfTask {}

  /** A framework has set a value of its own state. */
  record FrameworkStatePut(FrameworkId framework, StateKey key, StateBytes value, Instant at)
      implements OfState {}

  record FrameworkStateDeleted(FrameworkId framework, StateKey key, Instant at)
      implements OfState {}

  /** A role has a quota, which replaces the one it had. */
  record QuotaSet(Role role, Quota quota, Instant at) implements OfPolicy {}

  record QuotaRemoved(Role role, Instant at) implements OfPolicy {}

  /** These roles have these weights; those of others stay. */
  record WeightsSet(List<Weight> weights, Instant at) implements OfPolicy {
    public WeightsSet {
      weights = List.copyOf(weights);
    }
  }

  /** There is a new schedule, which replaces the one before. */
  record MaintenanceScheduled(MaintenanceSchedule schedule, Instant at) implements OfPolicy {}
}
