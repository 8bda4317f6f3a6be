package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What masters answer that do not lead. */
class LeadershipTest extends HttpServerTest {
  private FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeMasterViews();
    views.leading = false;
    views.leader = Optional.of(FakeMasterViews.leader("m2", 15_050));
    views.cluster = Samples.cluster();
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /state, //localhost:15050/master/state",
    "GET, /master/state/x, //localhost:15050/master/state/x",
    "HEAD, /state, //localhost:15050/master/state",
    "POST, /state, //localhost:15050/master/state",
    "GET, /tasks?limit=1&a=%2Fb, //localhost:15050/master/tasks?limit=1&a=%2Fb",
    "GET, //state, //localhost:15050/master/state",
    "GET, /slaves, //localhost:15050/master/slaves",
    "GET, /roles, //localhost:15050/master/roles",
    "GET, /frameworks, //localhost:15050/master/frameworks",
    "GET, /state-summary, //localhost:15050/master/state-summary",
    "GET, /redirect?x=y, //localhost:15050",
    "GET, /master/redirect, //localhost:15050",
    "GET, /parley/v1/trace?task_id=t, //localhost:15050/parley/v1/trace?task_id=t",
    "GET, /parley/v1/kill?task_id=t, //localhost:15050/parley/v1/kill?task_id=t",
  })
  void sendsClientsToTheLeader(String method, String target, String location) {
    HttpResponse<String> response = send(method, target, "Accept", "application/x-protobuf");

    assertThat(response.statusCode()).isEqualTo(307);
    assertThat(header(response, "Location")).isEqualTo(location);
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/state", "/master/state/x", "/tasks?limit=1", "/redirect"})
  void saysThatThereIsNoLeader(String target) {
    views.leader = Optional.empty();

    HttpResponse<String> response = get(target);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("No leader elected");
    assertThat(header(response, "Content-Type")).isEqualTo(TEXT);
  }

  @Test
  void saysSoInJsonWhereParleyIsAsked() {
    views.leader = Optional.empty();

    HttpResponse<String> response = send("POST", "/parley/v1/kill?task_id=t");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .isEqualTo("{\"error\":{\"code\":\"no_leader\",\"message\":\"No leader elected\"}}");
  }

  @Test
  void doesNotSendClientsInCirclesAfterLosingTheLead() {
    views.leader = Optional.of(FakeMasterViews.leader("m1", 5050));

    assertThat(get("/state").statusCode()).isEqualTo(503);
    assertThat(get("/redirect").statusCode()).isEqualTo(503);
  }

  @Test
  void theLeaderRedirectsToItself() {
    views.leading = true;
    views.leader = Optional.empty();

    assertThat(header(get("/redirect"), "Location")).isEqualTo("//localhost:5050");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/version",
        "/flags",
        "/metrics/snapshot",
        "/system/stats.json",
        "/parley/v1/cluster"
      })
  void answersSomeByItself(String target) {
    assertThat(get(target).statusCode()).isEqualTo(200);
    views.leader = Optional.empty();
    assertThat(get(target).statusCode()).isEqualTo(200);
  }

  @Test
  void unknownPathsAndFilesAreNotRedirected() {
    assertThat(get("/nope").body()).isEqualTo("404 Not Found.");
    assertThat(get("/files/browse").body()).isEqualTo("Expecting 'path=value' in query.\n");
  }

  @Test
  void healthTellsTheMode() {
    String standby = get("/health", "Accept", "application/json").body();
    views.leader = Optional.empty();
    String lost = get("/health", "Accept", "application/json").body();

    assertThat(parse(standby).get("mode").asText()).isEqualTo("standby");
    assertThat(parse(lost).get("mode").asText()).isEqualTo("no-leader");
  }

  @Test
  void metricsOfAStandbyHaveNoCluster() {
    assertThat(json("/metrics/snapshot").get("master/elected").asDouble()).isZero();
    assertThat(json("/metrics/snapshot").get("master/cpus_total").asDouble()).isZero();
  }
}
