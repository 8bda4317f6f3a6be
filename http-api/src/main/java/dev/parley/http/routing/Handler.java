package dev.parley.http.routing;

import akka.http.javadsl.model.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers calls. Must not block its thread: it is one of the actors' threads. */
@FunctionalInterface
public interface Handler {
  CompletionStage<HttpResponse> handle(Call call);

  /** A handler that knows the answer at once. */
  static Handler direct(Function<Call, HttpResponse> answer) {
    return call -> CompletableFuture.completedFuture(answer.apply(call));
  }
}
