package dev.parley.protocol.messages;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Operation;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a framework says to the leading master. */
public sealed interface FrameworkToMaster extends Message {

  /**
   * Opens a session. With an id in {@code info} it takes over from the framework's earlier session.
   */
  record Subscribe(FrameworkInfo info) implements FrameworkToMaster {}

  /** Step 4, in the affirmative. All offers must be of one agent. What is not used is declined. */
  record AcceptOffers(List<OfferId> offers, List<Operation> operations, Filters filters)
      implements FrameworkToMaster {
    public AcceptOffers {
      offers = List.copyOf(offers);
      operations = List.copyOf(operations);
    }
  }

  /** Step 4, in the negative. */
  record DeclineOffers(List<OfferId> offers, Filters filters) implements FrameworkToMaster {
    public DeclineOffers {
      offers = List.copyOf(offers);
    }
  }

  /**
   * @param grace between SIGTERM and SIGKILL; absent for the task's own
   */
  record KillTask(TaskId task, Optional<Duration> grace) implements FrameworkToMaster {}

  /** Ends the resending of one status. */
  record AcknowledgeStatus(TaskId task, AgentId agent, StatusId status)
      implements FrameworkToMaster {}

  /** Forgets the filters of these roles (of all, if empty) and wants offers for them again. */
  record Revive(Set<Role> roles) implements FrameworkToMaster {}

  /** Wants no offers for these roles (for all, if empty) until revived. */
  record Suppress(Set<Role> roles) implements FrameworkToMaster {}

  /** Asks for the current state of these tasks; of all the master knows, if empty. */
  record Reconcile(List<TaskId> tasks) implements FrameworkToMaster {
    public Reconcile {
      tasks = List.copyOf(tasks);
    }
  }

  /** The answer to a {@link MasterToFramework.Heartbeat}. */
  record FrameworkPong() implements FrameworkToMaster {}

  /**
   * Sets a value of the framework's own state, which the masters hold for it until it is removed.
   * Answered by {@link MasterToFramework.StateStored} once it is durable, or by {@link
   * MasterToFramework.StateRefused}. May be said twice.
   *
   * @param request names the request in the answer; the framework counts
   */
  record PutState(long request, StateKey key, StateBytes value) implements FrameworkToMaster {}

  /** Takes a value out of the framework's own state; answered as {@link PutState}. */
  record DeleteState(long request, StateKey key) implements FrameworkToMaster {}

  /** Asks for a value; answered by {@link MasterToFramework.StateValue}. */
  record GetState(long request, StateKey key) implements FrameworkToMaster {}

  /** The end of the framework: its tasks are killed and its id is not good any more. */
  record Teardown() implements FrameworkToMaster {}
}
