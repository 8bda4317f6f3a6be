package dev.parley.http.routing;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import dev.parley.http.errors.ErrorStyle;
import dev.parley.http.errors.Failure;
import dev.parley.http.state.RegistryCopy;
import dev.parley.http.state.SafeMode;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.NodeView;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Sends clients to the leading master: 307 to an address without a scheme, so that it holds behind
 * whatever the client speaks. Before any other check, as in Mesos. While nobody leads, reads are
 * answered by whoever is asked, from its own copy of the registry, and marked as such, once it has
 * one; a client that says {@code stale=true} gets that whoever leads. In safe mode every master
 * answers reads itself, and refuses all else. Thread-safe: it has no state.
 */
public final class LeaderGate {
  private final MasterViews views;
  private final PathTable paths;

  public LeaderGate(MasterViews views, PathTable paths) {
    this.views = views;
    this.paths = paths;
  }

  /** Has the call answered here, or says who does. */
  CompletionStage<HttpResponse> pass(
      Endpoint endpoint, Call call, Function<Call, CompletionStage<HttpResponse>> here) {
    Optional<SafeMode> safeMode = SafeMode.of(views);
    if (safeMode.isPresent() && endpoint.answeredBy() != AnsweredBy.ANY_NODE) {
      return inSafeMode(safeMode.get(), endpoint, call, here);
    }
    boolean isRead = endpoint.answeredBy() == AnsweredBy.LEADER_OR_COPY;
    if (isRead && call.parameter("stale").equals(Optional.of("true"))) {
      return fromCopy(endpoint, call, here, Failure.noRegistryCopy());
    }
    if (endpoint.answeredBy() == AnsweredBy.ANY_NODE
        || endpoint.answeredBy() == AnsweredBy.ANY_NODE_WITH_QUORUM
        || views.leading()) {
      return here.apply(call);
    }
    Optional<String> address = leaderAddress(views);
    if (address.isPresent()) {
      RequestTarget target = call.target();
      String path = endpoint.ofProcess() ? paths.canonical(target.path()) : target.path();
      return now(redirect(address.get() + path + target.querySuffix()));
    }
    return isRead
        ? fromCopy(endpoint, call, here, noLeader(endpoint))
        : now(endpoint.errors().reply(noLeader(endpoint)));
  }

  /** Nobody is sent anywhere: no master can do more now than the one that was asked. */
  private CompletionStage<HttpResponse> inSafeMode(
      SafeMode safeMode,
      Endpoint endpoint,
      Call call,
      Function<Call, CompletionStage<HttpResponse>> here) {
    Failure refusal = Failure.safeMode(safeMode.why());
    if (endpoint.answeredBy() != AnsweredBy.LEADER_OR_COPY) {
      return now(endpoint.errors().reply(refusal).addHeader(safeMode.header()));
    }
    boolean fromCopy = !views.leading() || call.parameter("stale").equals(Optional.of("true"));
    return (fromCopy ? fromCopy(endpoint, call, here, refusal) : here.apply(call))
        .thenApply(response -> response.addHeader(safeMode.header()));
  }

  private CompletionStage<HttpResponse> fromCopy(
      Endpoint endpoint,
      Call call,
      Function<Call, CompletionStage<HttpResponse>> here,
      Failure ifNone) {
    RegistryCopy copy = RegistryCopy.of(views);
    if (copy.isEmpty()) {
      // An empty cluster would be a wrong answer: clients would forget all that they know.
      return now(endpoint.errors().reply(ifNone));
    }
    return here.apply(call.fromCopy(copy))
        .thenApply(response -> response.addHeaders(copy.headers()));
  }

  private Failure noLeader(Endpoint endpoint) {
    boolean asMesos = endpoint.errors() == ErrorStyle.PLAIN;
    return Failure.noLeader(asMesos ? Optional.empty() : views.journal().status().problem());
  }

  /** Answers {@code /redirect}: where the leading master is. */
  public static HttpResponse redirectToLeader(MasterViews views) {
    return leaderAddress(views)
        .map(LeaderGate::redirect)
        .orElseGet(() -> Failure.noLeader(Optional.empty()).plain());
  }

  private static Optional<String> leaderAddress(MasterViews views) {
    NodeView self = views.node();
    if (views.leading()) {
      return Optional.of(address(self.hostname(), self.httpPort()));
    }
    return views
        .leader()
        // A node that led until just now may still name itself; that would send clients in circles.
        .filter(leader -> !isSelf(leader, self))
        .map(leader -> address(leader.hostname(), leader.httpPort()));
  }

  private static boolean isSelf(LeaderView leader, NodeView self) {
    return leader.name().equals(self.name());
  }

  private static String address(String host, int port) {
    boolean bareIpv6 = host.indexOf(':') >= 0 && !host.startsWith("[");
    return "//" + (bareIpv6 ? "[" + host + "]" : host) + ":" + port;
  }

  private static HttpResponse redirect(String location) {
    return HttpResponse.create()
        .withStatus(StatusCodes.TEMPORARY_REDIRECT)
        .addHeader(RawHeader.create("Location", location));
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }
}
