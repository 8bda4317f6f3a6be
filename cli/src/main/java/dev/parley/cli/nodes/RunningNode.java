package dev.parley.cli.nodes;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A node that has started: its parts, to be stopped in order, and what there is to say of it. */
record RunningNode(StopSequence parts, String summary, int httpPort, CompletionStage<String> ended)
    implements NodeProcess {

  /** How a node starts over a local actor system, adding its parts as they start. */
  interface Start {
    NodeProcess over(ActorSystem<?> local, StopSequence parts);
  }

  /**
   * Starts a node with a local actor system of its own.
   *
   * @throws NodeStartException if it cannot; then nothing of it is left running
   */
  static NodeProcess start(Config config, Start start) {
    StopSequence parts = new StopSequence();
    return orNothing(
        parts,
        () -> {
          ActorSystem<?> local = LocalSystem.start(config);
          parts.started(() -> LocalSystem.stop(local));
          return start.over(local, parts);
        });
  }

  /** Starts something, and if that fails stops those of its parts that had started. */
  static <T> T orNothing(StopSequence parts, Supplier<T> start) {
    try {
      return start.get();
    } catch (RuntimeException e) {
      parts.stop().toCompletableFuture().join();
      throw NodeStartException.of(e);
    }
  }

  @Override
  public CompletionStage<Void> stop() {
    return parts.stop();
  }
}
