package dev.parley.cli.nodes;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * The actor system of a process that is not in the cluster: it carries what outlives the link, the
 * HTTP servers and an agent's own actors.
 */
final class LocalSystem {
  private static final Map<String, Object> NOT_IN_THE_CLUSTER =
      Map.of(
          "akka.actor.provider",
          "local",
          "akka.coordinated-shutdown.run-by-jvm-shutdown-hook",
          false,
          // Nothing here is urgent, and each tick wakes up a processor.
          "akka.scheduler.tick-duration",
          "50 ms");

  private LocalSystem() {}

  static ActorSystem<?> start(Config config) {
    return ActorSystem.create(
        Behaviors.empty(),
        "parley-local",
        ConfigFactory.parseMap(NOT_IN_THE_CLUSTER, "the local actor system").withFallback(config));
  }

  static CompletionStage<Void> stop(ActorSystem<?> system) {
    system.terminate();
    return system.getWhenTerminated().thenApply(done -> (Void) null);
  }
}
