package dev.parley.http;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import dev.parley.http.files.FileEndpoints;
import dev.parley.http.files.FileTree;
import dev.parley.http.json.JsonReply;
import dev.parley.http.metrics.AgentMetrics;
import dev.parley.http.metrics.SystemStats;
import dev.parley.http.parley.HealthEndpoint;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import dev.parley.http.routing.PathTable;
import dev.parley.http.routing.Router;
import dev.parley.http.state.AgentState;
import dev.parley.http.state.NodeJson;
import dev.parley.protocol.view.AgentViews;
import dev.parley.protocol.view.AgentViews.HeldTaskView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The HTTP server of an agent: which endpoint answers what. Reads the views and nothing else, and
 * keeps no state.
 */
public final class AgentHttp {
  private static final String PROCESS = "slave(1)";

  private final AgentViews views;
  private final Clock clock;

  private AgentHttp(AgentViews views, Clock clock) {
    this.views = views;
    this.clock = clock;
  }

  /**
   * @param port 0 for any free one
   * @return fails with {@link HttpBindException} if it cannot listen there
   */
  public static CompletionStage<HttpEndpoint> start(
      ActorSystem<?> system, String bindHost, int port, AgentViews views) {
    FileTree files = new FileTree(views::fileRoots, () -> sandboxes(views));
    FileEndpoints fileEndpoints =
        new FileEndpoints(files, system.dispatchers().lookup(DispatcherSelector.blocking()));
    List<Endpoint> endpoints = new ArrayList<>(new AgentHttp(views, Clock.systemUTC()).endpoints());
    endpoints.addAll(fileEndpoints.endpoints());
    Router router = new Router(system, new PathTable(PROCESS, endpoints), Optional.empty());
    return HttpServer.start(system, bindHost, port, views.node().version(), router);
  }

  private List<Endpoint> endpoints() {
    return List.of(
        HealthEndpoint.ofAgent(
            views::node, () -> views.agent().leader().isPresent() ? "serving" : "no-leader"),
        Endpoint.ofNode(
            "/version",
            Handler.direct(c -> JsonReply.small(c.jsonp(), NodeJson.version(views.node())))),
        Endpoint.ofProcess(
            "/flags",
            Handler.direct(c -> JsonReply.small(c.jsonp(), NodeJson.flags(views.node())))),
        MetricsEndpoint.of(
            () ->
                AgentMetrics.of(views.node(), views.agent(), SystemStats.read(), clock.instant())),
        Endpoint.ofNode(
            "/system/stats.json",
            Handler.direct(c -> JsonReply.small(c.jsonp(), SystemStats.read().piece()))),
        Endpoint.ofProcess(
            "/state",
            Handler.direct(
                c -> JsonReply.streamed(c.jsonp(), AgentState.of(views.node(), views.agent())))));
  }

  /** The sandboxes by the names that clients of Mesos make up from the ids alone. */
  private static Map<String, Path> sandboxes(AgentViews views) {
    Map<String, Path> sandboxes = new HashMap<>();
    for (HeldTaskView task : views.agent().tasks()) {
      sandboxes.put(
          "/frameworks/" + task.framework() + "/executors/" + task.spec().id() + "/runs/latest",
          task.sandbox());
    }
    return sandboxes;
  }
}
