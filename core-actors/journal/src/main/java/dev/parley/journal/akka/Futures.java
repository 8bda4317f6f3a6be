package dev.parley.journal.akka;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/** Between Java's futures and Scala's, in which Akka's plug-ins answer. */
final class Futures {
  private Futures() {}

  /** Fails with the cause itself, so that a persistent actor's log names it. */
  static <T extends @Nullable Object> Future<T> asScala(CompletionStage<T> stage) {
    CompletableFuture<T> unwrapped = new CompletableFuture<>();
    stage.whenComplete(
        (value, failure) -> {
          if (failure == null) {
            unwrapped.complete(value);
          } else {
            unwrapped.completeExceptionally(cause(failure));
          }
        });
    return FutureConverters.asScala(unwrapped);
  }

  /** Calls in another thread, and fails with what the call throws. */
  static <T extends @Nullable Object> CompletionStage<T> in(
      Executor threads, Callable<? extends T> call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        threads);
  }

  /** What made a stage fail, without the wrapping of the stages behind it. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause(cause) : failure;
  }
}
