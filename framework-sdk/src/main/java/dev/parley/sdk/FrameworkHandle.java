package dev.parley.sdk;

import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * What a framework may ask of the cluster. Every call returns at once; what comes of it is told by
 * {@link FrameworkEvent}s. May be used from any thread; calls of one thread keep their order.
 *
 * <p>While there is no session, answers to offers are void, as the offers are, and every task of a
 * launch is reported as DROPPED (LOST to frameworks that are not partition-aware). So is every task
 * of a launch that was under way when the session ended and did not reach the master, as soon as
 * the next session has begun. All other calls are kept and sent when the session is open again.
 *
 * <p>A call that is too large to be sent throws {@link MessageTooLargeException}.
 */
public interface FrameworkHandle {

  /**
   * Uses offers of one agent. What the operations leave of the offers is declined.
   *
   * @param operations done in this order; with none, the offers are declined
   * @param filters for what is left
   */
  void accept(List<OfferId> offers, List<Operation> operations, Filters filters);

  /** Starts tasks on one offer; what is left of it may be offered again at once. */
  default void launch(Offer offer, List<TaskSpec> tasks) {
    accept(List.of(offer.id()), List.of(new Operation.Launch(tasks)), Filters.NONE);
  }

  /**
   * Gives offers back.
   *
   * @param filters how long resources like these are not offered again to this framework
   */
  void decline(List<OfferId> offers, Filters filters);

  /** Ends a task, with its own grace period. Sent again after a fail-over until it has ended. */
  void kill(TaskId task);

  /**
   * @param grace between SIGTERM and SIGKILL
   */
  void kill(TaskId task, Duration grace);

  /** Forgets the filters of these roles (of all, if empty) and wants offers for them again. */
  void revive(Set<Role> roles);

  /** Wants no offers for these roles (for all, if empty) until revived, also after a fail-over. */
  void suppress(Set<Role> roles);

  /**
   * Asks for the current status of these tasks (of all the master knows, if empty). The answers are
   * {@link FrameworkEvent.StatusReceived} events; a task that nobody knows is UNKNOWN.
   */
  void reconcile(List<TaskId> tasks);

  /**
   * Ends the resending of a status, where {@link FrameworkSettings#withManualAcknowledgement} was
   * chosen. Otherwise, or for a status that needs none, it does nothing.
   */
  void acknowledge(TaskStatus status);

  /**
   * Stores a value with the masters, who keep it until the framework is removed: for what a
   * scheduler must find again after a crash, so that it needs no store of its own. Not for data: a
   * value may have 64 KiB, and a framework 1,024 values of 1 MiB together, where the masters are
   * not configured otherwise. Asked again by itself until it is answered, also by the next leading
   * master; calls of one thread take effect in their order.
   *
   * @return completes when the value is durable; with {@link StateRefusedException} if it is too
   *     much, and with {@link FrameworkFailedException} if the session ends before the answer: then
   *     it may have been stored, or not
   */
  CompletionStage<Void> putState(StateKey key, StateBytes value);

  /**
   * Reads a value that this framework has stored, in this session or in an earlier one.
   *
   * @return completes with the value, or with nothing if there is none; with {@link
   *     FrameworkFailedException} if the session ends before the answer
   */
  CompletionStage<Optional<StateBytes>> getState(StateKey key);

  /**
   * Takes a value out, if it is there.
   *
   * @return as for {@link #putState}
   */
  CompletionStage<Void> deleteState(StateKey key);

  /**
   * Ends the framework: its tasks are killed and its id is not good any more.
   *
   * @return {@link #whenEnded}
   */
  CompletionStage<Void> teardown();

  /**
   * Leaves without ending the framework: its tasks run on until it subscribes again with its id or
   * its fail-over timeout is over.
   *
   * @return {@link #whenEnded}
   */
  CompletionStage<Void> close();

  /**
   * Completes when the session is over and nothing of it is left in this process; with {@link
   * FrameworkFailedException} if it failed.
   */
  CompletionStage<Void> whenEnded();
}
