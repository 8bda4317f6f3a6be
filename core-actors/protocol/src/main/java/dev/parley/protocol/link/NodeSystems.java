package dev.parley.protocol.link;

import akka.actor.BootstrapSetup;
import akka.actor.setup.ActorSystemSetup;
import akka.actor.setup.Setup;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import com.typesafe.config.Config;

/** Starts the actor systems that are members of the cluster. */
public final class NodeSystems {
  /**
   * The name of every node's actor system. The cluster's name is not it, so that a node of another
   * cluster can be told that it is wrong here.
   */
  public static final String NAME = "parley";

  private NodeSystems() {}

  /**
   * Binds the node's address and starts its guardian; joining is up to the caller.
   *
   * @throws IllegalStateException naming the address, if it cannot be bound
   */
  public static <T> ActorSystem<T> start(LinkSettings settings, Behavior<T> guardian) {
    return start(settings, LinkConfig.of(settings), guardian);
  }

  /**
   * The same with a configuration that goes beyond {@link LinkConfig}, and with objects for the
   * extensions of the actor system.
   *
   * @throws IllegalStateException naming the address, if it cannot be bound
   */
  public static <T> ActorSystem<T> start(
      LinkSettings settings, Config config, Behavior<T> guardian, Setup... setups) {
    try {
      return ActorSystem.create(
          guardian, NAME, ActorSystemSetup.create(setups).and(BootstrapSetup.create(config)));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          String.format(
              "cannot listen on %s:%d for the cluster: %s",
              settings.bindHost(),
              settings.bindPort() == 0 ? settings.port() : settings.bindPort(),
              rootMessage(e)),
          e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }
}
