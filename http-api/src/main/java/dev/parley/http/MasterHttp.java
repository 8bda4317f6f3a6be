package dev.parley.http;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import dev.parley.http.files.FileEndpoints;
import dev.parley.http.files.FileTree;
import dev.parley.http.journal.JournalEndpoints;
import dev.parley.http.journal.Transfers;
import dev.parley.http.json.JsonReply;
import dev.parley.http.masters.MastersEndpoints;
import dev.parley.http.metrics.MasterMetrics;
import dev.parley.http.metrics.SystemStats;
import dev.parley.http.parley.ClusterEndpoint;
import dev.parley.http.parley.HealthEndpoint;
import dev.parley.http.parley.KillEndpoint;
import dev.parley.http.parley.TraceEndpoint;
import dev.parley.http.routing.AnsweredBy;
import dev.parley.http.routing.Endpoint;
import dev.parley.http.routing.Handler;
import dev.parley.http.routing.LeaderGate;
import dev.parley.http.routing.PathTable;
import dev.parley.http.routing.Router;
import dev.parley.http.state.AgentsState;
import dev.parley.http.state.FrameworksState;
import dev.parley.http.state.MasterState;
import dev.parley.http.state.NodeJson;
import dev.parley.http.state.RolesState;
import dev.parley.http.state.SafeMode;
import dev.parley.http.state.StateSummary;
import dev.parley.http.state.TasksState;
import dev.parley.protocol.view.MasterViews;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The HTTP server of a master: which endpoint answers what. Reads the views and nothing else, keeps
 * no state, and lives as long as its process, whoever leads.
 */
public final class MasterHttp {
  private static final String PROCESS = "master";

  private final MasterViews views;
  private final Clock clock;

  private MasterHttp(MasterViews views, Clock clock) {
    this.views = views;
    this.clock = clock;
  }

  /**
   * @param port 0 for any free one
   * @param fileRoots folders or files (the master's logs) that {@code /files} may show; may be none
   * @return fails with {@link HttpBindException} if it cannot listen there
   */
  public static CompletionStage<HttpEndpoint> start(
      ActorSystem<?> system, String bindHost, int port, MasterViews views, List<Path> fileRoots) {
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    List<Endpoint> endpoints = new ArrayList<>();
    MasterHttp http = new MasterHttp(views, Clock.systemUTC());
    endpoints.addAll(http.ofAnyMaster());
    endpoints.addAll(http.reads());
    endpoints.add(KillEndpoint.of(views));
    endpoints.addAll(new MastersEndpoints(views).endpoints());
    endpoints.addAll(new JournalEndpoints(views, new Transfers(system, blocking)).endpoints());
    endpoints.addAll(
        new FileEndpoints(new FileTree(() -> fileRoots, Map::of), blocking).endpoints());
    PathTable paths = new PathTable(PROCESS, endpoints);
    Router router = new Router(system, paths, Optional.of(new LeaderGate(views, paths)));
    return HttpServer.start(system, bindHost, port, views.node().version(), router);
  }

  private List<Endpoint> ofAnyMaster() {
    return List.of(
        HealthEndpoint.ofMaster(views),
        Endpoint.ofNode(
            "/version",
            Handler.direct(c -> JsonReply.small(c.jsonp(), NodeJson.version(views.node())))),
        Endpoint.ofProcess(
            "/flags",
            Handler.direct(c -> JsonReply.small(c.jsonp(), NodeJson.flags(views.node())))),
        Endpoint.ofProcess("/redirect", Handler.direct(c -> LeaderGate.redirectToLeader(views)))
            .exactly(),
        MetricsEndpoint.of(() -> MasterMetrics.of(views, SystemStats.read(), clock.instant())),
        Endpoint.ofNode(
            "/system/stats.json",
            Handler.direct(c -> JsonReply.small(c.jsonp(), SystemStats.read().piece()))),
        ClusterEndpoint.of(views));
  }

  private List<Endpoint> reads() {
    return List.of(
        read(
            "/state",
            Handler.direct(
                c ->
                    JsonReply.streamed(
                        c.jsonp(),
                        MasterState.of(
                            views.node(),
                            views.leader(),
                            views.cluster(),
                            c.copy(),
                            SafeMode.of(views))))),
        read(
            "/state-summary",
            Handler.direct(
                c ->
                    JsonReply.streamed(
                        c.jsonp(),
                        StateSummary.of(
                            views.node(), views.cluster(), c.copy(), SafeMode.of(views))))),
        read(
            "/slaves",
            Handler.direct(
                c ->
                    JsonReply.streamed(
                        c.jsonp(),
                        AgentsState.of(
                            views.cluster(),
                            c.parameter("slave_id").or(() -> c.parameter("agent_id")))))),
        read(
            "/frameworks",
            Handler.direct(
                c ->
                    JsonReply.streamed(
                        c.jsonp(),
                        FrameworksState.of(views.cluster(), c.parameter("framework_id"))))),
        read(
            "/tasks",
            Handler.direct(
                c ->
                    JsonReply.streamed(
                        c.jsonp(), TasksState.of(views.cluster(), c.target().parameters())))),
        read(
            "/roles",
            Handler.direct(c -> JsonReply.streamed(c.jsonp(), RolesState.of(views.cluster())))),
        TraceEndpoint.of(views));
  }

  private static Endpoint read(String path, Handler handler) {
    return Endpoint.ofProcess(path, handler).answeredBy(AnsweredBy.LEADER_OR_COPY);
  }
}
