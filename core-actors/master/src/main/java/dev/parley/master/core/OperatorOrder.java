package dev.parley.master.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.VolumeId;
import dev.parley.model.maintenance.MaintenanceSchedule;
import dev.parley.model.reservations.PersistentVolume;
import dev.parley.model.reservations.Reservation;
import dev.parley.model.roles.Quota;
import dev.parley.model.roles.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operator may want to be changed durably. An order that is carried out already is answered
 * with success, so that it can be given twice.
 */
public sealed interface OperatorOrder {

  /** Of one agent that is part of the cluster. */
  sealed interface OfAgent extends OperatorOrder {
    AgentId agent();
  }

  /** Of the cluster. */
  sealed interface OfPolicy extends OperatorOrder {}

  /** Nothing of the agent is to be offered; what runs there runs on. */
  record DeactivateAgent(AgentId agent) implements OfAgent {}

  /** The agent is to take part again. */
  record ReactivateAgent(AgentId agent) implements OfAgent {}

  /**
   * The agent is to be emptied: its tasks are killed, and nothing of it is offered.
   *
   * @param mostGrace the longest a task is given to end by itself; absent for each task's own
   * @param markGone whether the agent is to be marked gone when the last task has ended
   */
  record DrainAgent(AgentId agent, Optional<Duration> mostGrace, boolean markGone)
      implements OfAgent {}

  /** The operator vouches that nothing runs on the agent any more; it is never let in again. */
  record MarkAgentGone(AgentId agent) implements OfAgent {}

  record ReserveResources(AgentId agent, Reservation reservation) implements OfAgent {}

  record UnreserveResources(AgentId agent, Reservation reservation) implements OfAgent {}

  record CreateVolume(AgentId agent, PersistentVolume volume) implements OfAgent {}

  record DestroyVolume(AgentId agent, Role role, VolumeId volume) implements OfAgent {}

  record SetQuota(Role role, Quota quota) implements OfPolicy {}

  record RemoveQuota(Role role) implements OfPolicy {}

  /** The weights of other roles stay as they are. */
  record SetWeights(List<Weight> weights) implements OfPolicy {
    public SetWeights {
      weights = List.copyOf(weights);
    }
  }

  /** Replaces the schedule; an empty one cancels all that was planned. */
  record SetMaintenanceSchedule(MaintenanceSchedule schedule) implements OfPolicy {}
}
