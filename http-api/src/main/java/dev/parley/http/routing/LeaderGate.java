package dev.parley.http.routing;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import dev.parley.http.errors.Failure;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.view.MasterViews;
import dev.parley.protocol.view.NodeView;
import java.util.Optional;

/**
 * Sends clients to the leading master: 307 to an address without a scheme, so that it holds behind
 * whatever the client speaks. Before any other check, as in Mesos.
 */
public final class LeaderGate {
  private final MasterViews views;
  private final PathTable paths;

  public LeaderGate(MasterViews views, PathTable paths) {
    this.views = views;
    this.paths = paths;
  }

  /** Nothing if this node leads and so may answer. */
  Optional<HttpResponse> turnAway(Endpoint endpoint, Call call) {
    if (views.leading()) {
      return Optional.empty();
    }
    RequestTarget target = call.target();
    String path = endpoint.ofProcess() ? paths.canonical(target.path()) : target.path();
    return Optional.of(
        leaderAddress(views)
            .map(address -> redirect(address + path + target.querySuffix()))
            .orElseGet(() -> endpoint.errors().reply(Failure.noLeader())));
  }

  /** Answers {@code /redirect}: where the leading master is. */
  public static HttpResponse redirectToLeader(MasterViews views) {
    return leaderAddress(views)
        .map(LeaderGate::redirect)
        .orElseGet(() -> Failure.noLeader().plain());
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
}
