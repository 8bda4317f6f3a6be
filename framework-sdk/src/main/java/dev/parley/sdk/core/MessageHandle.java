package dev.parley.sdk.core;

import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Operation;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import dev.parley.protocol.messages.FrameworkToMaster.DeclineOffers;
import dev.parley.protocol.messages.FrameworkToMaster.DeleteState;
import dev.parley.protocol.messages.FrameworkToMaster.GetState;
import dev.parley.protocol.messages.FrameworkToMaster.KillTask;
import dev.parley.protocol.messages.FrameworkToMaster.PutState;
import dev.parley.protocol.messages.FrameworkToMaster.Reconcile;
import dev.parley.protocol.messages.FrameworkToMaster.Revive;
import dev.parley.protocol.messages.FrameworkToMaster.Suppress;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import dev.parley.sdk.FrameworkHandle;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/** A handle whose calls are messages; where these go is left to others. */
public abstract class MessageHandle implements FrameworkHandle {
  private final StateRequests state;

  protected MessageHandle() {
    this(new StateRequests());
  }

  /**
   * @param state is told the answers of the masters
   */
  protected MessageHandle(StateRequests state) {
    this.state = state;
  }

  /** Passes on what the author wants said. */
  protected abstract void say(FrameworkToMaster message);

  /** Wants to leave without ending the framework. */
  protected abstract void leave();

  @Override
  public final void accept(List<OfferId> offers, List<Operation> operations, Filters filters) {
    say(new AcceptOffers(offers, operations, filters));
  }

  @Override
  public final void decline(List<OfferId> offers, Filters filters) {
    say(new DeclineOffers(offers, filters));
  }

  @Override
  public final void kill(TaskId task) {
    say(new KillTask(task, Optional.empty()));
  }

  @Override
  public final void kill(TaskId task, Duration grace) {
    say(new KillTask(task, Optional.of(grace)));
  }

  @Override
  public final void revive(Set<Role> roles) {
    say(new Revive(sorted(roles)));
  }

  @Override
  public final void suppress(Set<Role> roles) {
    say(new Suppress(sorted(roles)));
  }

  @Override
  public final void reconcile(List<TaskId> tasks) {
    say(new Reconcile(tasks));
  }

  @Override
  public final void acknowledge(TaskStatus status) {
    acknowledgementOf(status).ifPresent(this::say);
  }

  @Override
  public final CompletionStage<Void> putState(StateKey key, StateBytes value) {
    return state
        .ask(request -> say(new PutState(request, key, value)))
        .thenApply(stored -> (Void) null);
  }

  @Override
  public final CompletionStage<Optional<StateBytes>> getState(StateKey key) {
    return state.ask(request -> say(new GetState(request, key)));
  }

  @Override
  public final CompletionStage<Void> deleteState(StateKey key) {
    return state
        .ask(request -> say(new DeleteState(request, key)))
        .thenApply(deleted -> (Void) null);
  }

  @Override
  public final CompletionStage<Void> teardown() {
    say(new Teardown());
    return whenEnded();
  }

  @Override
  public final CompletionStage<Void> close() {
    leave();
    return whenEnded();
  }

  // A copy, as the author may go on with the original; sorted, so that messages are reproducible.
  private static Set<Role> sorted(Set<Role> roles) {
    return Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  /** Absent for a status that nobody sends again. */
  static Optional<AcknowledgeStatus> acknowledgementOf(TaskStatus status) {
    return status
        .id()
        .flatMap(
            id -> status.agent().map(agent -> new AcknowledgeStatus(status.task(), agent, id)));
  }
}
