package dev.parley.protocol.link;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.eventstream.EventStream;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.Cluster;
import akka.remote.artery.ThisActorSystemQuarantinedEvent;
import dev.parley.config.LinkTimings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's actor system in the cluster, which is ended and followed by another when it is of no use
 * any more: removed from the membership, quarantined, or ended by Akka itself. Between the two
 * there is a pause with jitter, longer each time until the node hears something. Thread-safe.
 *
 * @param <T> what the guardian understands
 */
public final class DisposableSystem<T> {
  private static final Logger LOG = LoggerFactory.getLogger(DisposableSystem.class);

  private final LinkTimings timings;
  private final Duration leaveTimeout;
  private final Supplier<ActorSystem<T>> starter;
  private final Runnable beforeNext;
  private ActorSystem<T> system;
  private boolean closed;
  private boolean restarting;
  private int restarts;

  /**
   * Starts the first one.
   *
   * @param leaveTimeout how long to leave in order, before it is ended by force
   * @param beforeNext done between the end of one and the start of the next
   */
  public static <T> DisposableSystem<T> start(
      LinkTimings timings,
      Duration leaveTimeout,
      Supplier<ActorSystem<T>> starter,
      Runnable beforeNext) {
    DisposableSystem<T> disposable =
        new DisposableSystem<>(timings, leaveTimeout, starter, beforeNext);
    disposable.watch(disposable.get());
    return disposable;
  }

  private DisposableSystem(
      LinkTimings timings,
      Duration leaveTimeout,
      Supplier<ActorSystem<T>> starter,
      Runnable beforeNext) {
    this.timings = timings;
    this.leaveTimeout = leaveTimeout;
    this.starter = starter;
    this.beforeNext = beforeNext;
    this.system = starter.get();
  }

  public synchronized ActorSystem<T> get() {
    return system;
  }

  /** The node is in touch: the next pause will be a short one. */
  public synchronized void heard() {
    restarts = 0;
  }

  /** Ends this one and starts another; does nothing if this one is not the current one any more. */
  public synchronized void restart(ActorSystem<?> which, String why) {
    if (closed || restarting || which != system) {
      return;
    }
    restarting = true;
    LOG.warn("Leaving the cluster and joining again: {}", why);
    Executor later = CompletableFuture.delayedExecutor(pause(), TimeUnit.MILLISECONDS);
    leave(which).whenCompleteAsync((done, failure) -> startAgain(), later);
  }

  /** Leaves the cluster in order; completes when the actor system has ended. */
  public synchronized CompletionStage<Void> close() {
    closed = true;
    return leave(system);
  }

  /** In milliseconds: twice as long after each restart that led to nothing, with jitter. */
  private long pause() {
    long longest = timings.restartBackoffMax().toMillis();
    long pause = timings.restartBackoffMin().toMillis() << Math.min(restarts, 20);
    restarts++;
    long bounded = Math.min(pause, longest);
    return bounded + ThreadLocalRandom.current().nextLong(bounded / 2 + 1);
  }

  private synchronized void startAgain() {
    if (closed) {
      return;
    }
    beforeNext.run();
    try {
      system = starter.get();
    } catch (IllegalStateException e) {
      LOG.warn("Cannot join yet: {}", e.getMessage());
      CompletableFuture.delayedExecutor(pause(), TimeUnit.MILLISECONDS).execute(this::startAgain);
      return;
    }
    restarting = false;
    watch(system);
  }

  private void watch(ActorSystem<T> started) {
    Cluster.get(Adapter.toClassic(started))
        .registerOnMemberRemoved(() -> restart(started, "this node was removed"));
    // Akka ends it by itself when the masters are of another cluster.
    started
        .getWhenTerminated()
        .whenComplete((done, failure) -> restart(started, "its actor system ended"));
    Behavior<ThisActorSystemQuarantinedEvent> onQuarantine =
        Behaviors.receiveMessage(
            event -> {
              restart(started, "quarantined by " + event.remoteAddress());
              return Behaviors.same();
            });
    started
        .eventStream()
        .tell(
            new EventStream.Subscribe<>(
                ThisActorSystemQuarantinedEvent.class,
                started.systemActorOf(onQuarantine, "quarantine-watch", Props.empty())));
  }

  private CompletionStage<Void> leave(ActorSystem<?> which) {
    CompletableFuture<Done> left =
        CoordinatedShutdown.get(Adapter.toClassic(which))
            .runAll(CoordinatedShutdown.actorSystemTerminateReason())
            .toCompletableFuture();
    return left.orTimeout(leaveTimeout.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (done, slow) -> {
              which.terminate();
              return null;
            })
        .thenCompose(x -> which.getWhenTerminated())
        .thenApply(done -> (Void) null);
  }
}
