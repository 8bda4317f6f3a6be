package dev.parley.http.routing;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawRequestURI;
import dev.parley.http.errors.Failure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request to its endpoint and whatever comes of it back to the client. Thread-safe: it has
 * no state.
 */
public final class Router {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final ActorSystem<?> system;
  private final PathTable paths;
  private final Optional<LeaderGate> gate;

  /**
   * @param gate absent where there are no leaders
   */
  public Router(ActorSystem<?> system, PathTable paths, Optional<LeaderGate> gate) {
    this.system = system;
    this.paths = paths;
    this.gate = gate;
  }

  public CompletionStage<HttpResponse> handle(HttpRequest request) {
    // No endpoint reads a body; one that is not read would hold up the connection.
    request.discardEntityBytes(system);
    return route(request)
        .thenApply(response -> Compression.apply(request, response))
        .thenApply(response -> HeadReplies.apply(request, response));
  }

  private CompletionStage<HttpResponse> route(HttpRequest request) {
    RequestTarget target;
    try {
      target = RequestTarget.parse(rawTarget(request));
    } catch (IllegalArgumentException e) {
      return now(Failure.malformedTarget().plain());
    }
    if (!target.path().startsWith("/")) {
      return now(Failure.relativePath().plain());
    }
    return paths
        .find(target.path())
        .map(endpoint -> call(endpoint, new Call(request, target, Optional.empty())))
        .orElseGet(() -> now(Failure.noSuchPath().plain()));
  }

  private CompletionStage<HttpResponse> call(Endpoint endpoint, Call call) {
    Function<Call, CompletionStage<HttpResponse>> here =
        c -> endpoint.allows(c.method()) ? answer(endpoint, c) : methodRefused(endpoint, c);
    return gate.map(g -> g.pass(endpoint, call, here)).orElseGet(() -> here.apply(call));
  }

  private static CompletionStage<HttpResponse> answer(Endpoint endpoint, Call call) {
    CompletionStage<HttpResponse> answer;
    try {
      answer = endpoint.handler().handle(call);
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedStage(e);
    }
    return answer.exceptionally(
        failure ->
            Failure.of(failure)
                .map(endpoint.errors()::reply)
                .orElseGet(() -> internalError(endpoint, call, failure)));
  }

  private static CompletionStage<HttpResponse> methodRefused(Endpoint endpoint, Call call) {
    return now(
        endpoint.errors().reply(Failure.methodNotAllowed(endpoint.methods(), call.method())));
  }

  private static HttpResponse internalError(Endpoint endpoint, Call call, Throwable failure) {
    LOG.error("{} {} failed", call.method(), call.target().path(), failure);
    return endpoint.errors().reply(Failure.internal(call.target().path()));
  }

  private static String rawTarget(HttpRequest request) {
    return request
        .getHeader(RawRequestURI.class)
        .map(RawRequestURI::uri)
        .orElseGet(() -> request.getUri().toString());
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}
