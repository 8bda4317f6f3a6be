package dev.parley.cli.nodes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the parts of a node in the reverse order of their start, each after the one before; a part
 * that fails to end does not keep the others. Thread-safe.
 */
final class StopSequence {
  private static final Logger LOG = LoggerFactory.getLogger(StopSequence.class);

  private final Deque<Supplier<CompletionStage<Void>>> parts = new ArrayDeque<>();
  private @Nullable CompletableFuture<Void> stopping;

  /** Adds a part that has just started. */
  synchronized void started(Supplier<CompletionStage<Void>> stop) {
    parts.push(stop);
  }

  synchronized void startedCloseable(Runnable close) {
    started(
        () -> {
          close.run();
          return CompletableFuture.completedFuture(null);
        });
  }

  synchronized CompletionStage<Void> stop() {
    if (stopping == null) {
      CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
      for (Supplier<CompletionStage<Void>> part : parts) {
        all =
            all.thenCompose(x -> part.get())
                .exceptionally(
                    failure -> {
                      LOG.warn("A part of the node did not end in order", failure);
                      return null;
                    });
      }
      stopping = all;
    }
    return stopping;
  }
}
