package dev.parley.sdk;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import dev.parley.sdk.session.Sessions;
import dev.parley.sdk.transport.Transport;
import java.util.function.Function;

/** Where frameworks begin. */
public final class Parley {
  private Parley() {}

  /**
   * Subscribes a framework whose scheduler is an actor of the author's own actor system, which
   * takes no part in the cluster. Returns once the masters are found; the rest is told by events.
   * The session is left when the scheduler or its actor system stops.
   *
   * @throws FrameworkFailedException if no master answers at the URL in {@code settings}; asking
   *     takes some seconds at the most
   */
  public static FrameworkHandle connect(
      ActorSystem<?> own, FrameworkSettings settings, ActorRef<FrameworkEvent> scheduler) {
    return Sessions.open(own, settings, scheduler, Transport.to(settings));
  }

  /**
   * Runs a framework, for main methods: makes a small actor system with {@code scheduler} in it and
   * blocks until the session is over, because the scheduler stopped, tore the framework down or
   * closed the handle. Told to end (SIGTERM, Ctrl-C), the process leaves the session in order.
   *
   * @throws FrameworkFailedException if no master answers at the URL in {@code settings}, or the
   *     session or the scheduler fails
   */
  public static void run(
      FrameworkSettings settings, Function<FrameworkHandle, Behavior<FrameworkEvent>> scheduler) {
    Sessions.run(settings, scheduler, Transport.to(settings));
  }
}
