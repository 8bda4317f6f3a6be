package dev.parley.sdk.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.core.SchedulerCore;
import dev.parley.sdk.core.StateRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Opens sessions over any {@link Connector}. Authors use {@link dev.parley.sdk.Parley} or, in
 * tests, {@link dev.parley.sdk.testkit.FakeMaster}.
 */
public final class Sessions {
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** For the link to leave in order when the process is told to end. */
  private static final long LEAVE_SECONDS = 6;

  private Sessions() {}

  /** Opens a session whose events go to {@code scheduler}, an actor in {@code system}. */
  public static FrameworkHandle open(
      ActorSystem<?> system,
      FrameworkSettings settings,
      ActorRef<FrameworkEvent> scheduler,
      Connector connector) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    StateRequests state = new StateRequests();
    ActorRef<SchedulerActor.Command> actor =
        system.systemActorOf(
            SchedulerActor.create(
                new SchedulerCore(settings.info(), settings.manualAcknowledgement()),
                connector,
                scheduler,
                state,
                ended,
                steadyClock()),
            "parley-session-" + NUMBERS.incrementAndGet(),
            // Opening the link starts an actor system of its own, which takes a while.
            DispatcherSelector.blocking());
    return new ActorHandle(actor, new MessageLimit(), state, ended);
  }

  /**
   * Runs a scheduler in a small actor system of its own until its session is over.
   *
   * @throws FrameworkFailedException if the session or the scheduler failed
   */
  public static void run(
      FrameworkSettings settings,
      Function<FrameworkHandle, Behavior<FrameworkEvent>> author,
      Connector connector) {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    CompletableFuture<FrameworkHandle> handle = new CompletableFuture<>();
    ActorSystem<?> system =
        ActorSystem.create(
            RunGuardian.create(
                (own, scheduler) -> open(own, settings, scheduler, connector),
                author,
                handle,
                outcome),
            "framework",
            smallSystem());
    Thread leaveInOrder = new Thread(() -> leave(handle), "parley-leave");
    Runtime.getRuntime().addShutdownHook(leaveInOrder);
    try {
      system.getWhenTerminated().toCompletableFuture().join();
      outcome.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof FrameworkFailedException failed
          ? failed
          : new FrameworkFailedException(String.valueOf(e.getMessage()), e);
    } finally {
      forget(leaveInOrder);
    }
  }

  private static void leave(CompletableFuture<FrameworkHandle> handle) {
    handle
        .thenCompose(FrameworkHandle::close)
        .completeOnTimeout(null, LEAVE_SECONDS, TimeUnit.SECONDS)
        .handle((left, failure) -> null)
        .join();
  }

  private static void forget(Thread shutdownHook) {
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook has just done its work.
    }
  }

  /** Akka's settings are those of every node, but this system takes no part in the cluster. */
  private static Config smallSystem() {
    return ConfigFactory.load(
        ConfigFactory.parseString("akka.actor.provider = local")
            .withFallback(ConfigFactory.defaultApplication())
            .withFallback(ConfigFactory.parseString("akka.loglevel = INFO"))
            .withFallback(ConfigFactory.parseResources("parley-akka.conf")));
  }

  /** Never goes back, unlike the wall clock, whose leaps would look like silence of the master. */
  private static InstantSource steadyClock() {
    Instant began = Instant.now();
    long nanos = System.nanoTime();
    return () -> began.plusNanos(System.nanoTime() - nanos);
  }
}
