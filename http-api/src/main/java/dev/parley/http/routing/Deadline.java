package dev.parley.http.routing;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Bounds the wait for something that may take as long as there is no majority of the masters. */
public final class Deadline {
  private Deadline() {}

  /**
   * The same, but it fails with {@link java.util.concurrent.TimeoutException} if it is not done in
   * time. Nothing stops what it waits for.
   */
  public static <T> CompletionStage<T> within(Duration time, CompletionStage<T> stage) {
    return stage.toCompletableFuture().copy().orTimeout(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
