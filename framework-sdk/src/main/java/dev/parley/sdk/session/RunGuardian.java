package dev.parley.sdk.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.Terminated;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.FrameworkHandle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Keeps the small actor system of {@link Sessions#run} alive for as long as there is something to
 * do: until the session is over (a scheduler that stops leaves it) and, if it failed, the scheduler
 * has been told so.
 */
final class RunGuardian extends AbstractBehavior<RunGuardian.Command> {
  sealed interface Command {}

  private record SessionEnded(Optional<Throwable> failure) implements Command {}

  private final CompletableFuture<FrameworkHandle> handle;
  private final CompletableFuture<Void> outcome;
  private final ActorRef<FrameworkEvent> scheduler;
  private boolean schedulerStopped;
  private boolean sessionEnded;

  /**
   * @param open opens a session for a scheduler
   * @param handle is completed with that session's
   * @param outcome is completed before this actor stops
   */
  static Behavior<Command> create(
      BiFunction<ActorSystem<?>, ActorRef<FrameworkEvent>, FrameworkHandle> open,
      Function<FrameworkHandle, Behavior<FrameworkEvent>> author,
      CompletableFuture<FrameworkHandle> handle,
      CompletableFuture<Void> outcome) {
    return Behaviors.setup(context -> new RunGuardian(context, open, author, handle, outcome));
  }

  private RunGuardian(
      ActorContext<Command> context,
      BiFunction<ActorSystem<?>, ActorRef<FrameworkEvent>, FrameworkHandle> open,
      Function<FrameworkHandle, Behavior<FrameworkEvent>> author,
      CompletableFuture<FrameworkHandle> handle,
      CompletableFuture<Void> outcome) {
    super(context);
    this.handle = handle;
    this.outcome = outcome;
    this.scheduler =
        context.spawn(
            Behaviors.setup(
                child -> {
                  FrameworkHandle opened = open.apply(child.getSystem(), child.getSelf());
                  handle.complete(opened);
                  return Behaviors.intercept(StopAfterFailure::new, author.apply(opened));
                }),
            "scheduler");
    context.watch(scheduler);
    context.pipeToSelf(
        handle.thenCompose(FrameworkHandle::whenEnded),
        (ended, failure) -> new SessionEnded(Optional.ofNullable(failure)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(SessionEnded.class, this::onSessionEnded)
        .onSignal(ChildFailed.class, this::onSchedulerFailed)
        .onSignal(Terminated.class, signal -> onSchedulerStopped())
        .build();
  }

  private Behavior<Command> onSessionEnded(SessionEnded command) {
    sessionEnded = true;
    if (command.failure().isPresent()) {
      outcome.completeExceptionally(command.failure().get());
    } else {
      // It may have ended because its scheduler failed: that is known when this one has stopped.
      getContext().stop(scheduler);
    }
    return schedulerStopped ? over() : this;
  }

  private Behavior<Command> onSchedulerFailed(ChildFailed signal) {
    Throwable cause = signal.getCause();
    outcome.completeExceptionally(
        new FrameworkFailedException("the scheduler failed: " + cause, cause));
    // Nothing, unless it failed before its session was opened: then there is none to wait for.
    handle.completeExceptionally(cause);
    return onSchedulerStopped();
  }

  private Behavior<Command> onSchedulerStopped() {
    schedulerStopped = true;
    return sessionEnded ? over() : this;
  }

  private Behavior<Command> over() {
    // Without effect if it failed.
    outcome.complete(null);
    return Behaviors.stopped();
  }

  /** Nothing comes after {@link FrameworkEvent.Failed}: an author need not stop upon it. */
  private static final class StopAfterFailure
      extends BehaviorInterceptor<FrameworkEvent, FrameworkEvent> {
    StopAfterFailure() {
      super(FrameworkEvent.class);
    }

    @Override
    public Behavior<FrameworkEvent> aroundReceive(
        TypedActorContext<FrameworkEvent> context,
        FrameworkEvent event,
        ReceiveTarget<FrameworkEvent> author) {
      Behavior<FrameworkEvent> next = author.apply(context, event);
      return event instanceof FrameworkEvent.Failed ? Behaviors.stopped() : next;
    }
  }
}
