package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.protocol.view.RegistryCopyView;
import dev.parley.protocol.view.TaskTrace;
import java.net.http.HttpResponse;
import java.time.Duration;
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
  @ValueSource(
      strings = {
        "/state",
        "/master/state/x",
        "/state-summary",
        "/tasks?limit=1",
        "/slaves",
        "/frameworks",
        "/roles"
      })
  void readsComeFromItsOwnCopyAndSaySoWhileNobodyLeads(String target) {
    views.leader = Optional.empty();

    HttpResponse<String> response = get(target);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "X-Parley-Registry-Index")).isEqualTo("118");
    assertThat(header(response, "X-Parley-Registry-Age-Ms")).isEqualTo("1500");
    assertThat(parse(response.body()).isObject()).isTrue();
  }

  @Test
  void theStateFromACopyHasTheTasksAndTheMark() {
    views.leader = Optional.empty();

    JsonNode state = json("/state");

    assertThat(state.get("registry_copy"))
        .isEqualTo(parse("{\"index\":118,\"age_ms\":1500,\"leader\":false}"));
    assertThat(state.get("frameworks").get(0).get("tasks")).isNotEmpty();
    assertThat(state.has("leader")).isFalse();
    assertThat(json("/state-summary").get("registry_copy")).isEqualTo(state.get("registry_copy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/state", "/tasks?limit=1"})
  void aMasterThatKnowsNothingYetDoesNotShowAnEmptyCluster(String target) {
    views.leader = Optional.empty();
    views.copy = new RegistryCopyView(0, Duration.ZERO);

    HttpResponse<String> response = get(target);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("No leader elected");
    assertThat(get("/state?stale=true").body()).contains("no copy of the registry yet");
  }

  @Test
  void tracesComeFromTheCopyTooWhileNobodyLeads() {
    views.leader = Optional.empty();
    views.traces = List.of(new TaskTrace(key("F1", "t1"), List.of()));

    assertThat(json("/parley/v1/trace?task_id=t1").get("traces")).hasSize(1);
    expectError(get("/parley/v1/trace?task_id=zz"), 404, "unknown_task");
  }

  @Test
  void aClientMayAskForTheCopyWhoeverLeads() {
    HttpResponse<String> copy = get("/state?stale=true");

    assertThat(copy.statusCode()).isEqualTo(200);
    assertThat(header(copy, "X-Parley-Registry-Index")).isEqualTo("118");
    assertThat(parse(copy.body()).get("registry_copy").get("leader").asBoolean()).isFalse();
    assertThat(get("/state?stale=false").statusCode()).isEqualTo(307);
    assertThat(send("POST", "/parley/v1/kill?task_id=t&stale=true").statusCode()).isEqualTo(307);
  }

  @Test
  void theLeadersOwnAnswersAreMarkedOnlyForThoseWhoAskForTheCopy() {
    views.leading = true;

    assertThat(header(get("/state"), "X-Parley-Registry-Index")).isEqualTo("(none)");
    assertThat(json("/state").has("registry_copy")).isFalse();
    assertThat(json("/state?stale=true").get("registry_copy").get("leader").asBoolean()).isTrue();
  }

  @Test
  void whatOnlyALeaderCanDoIsRefusedWithTheReasonAndATimeToComeBack() {
    views.leader = Optional.empty();
    HttpResponse<String> response = send("POST", "/parley/v1/kill?task_id=t");
    views.journal.status = FakeJournal.running(Optional.of("no majority: m2 and m3 are silent"));
    HttpResponse<String> explained = send("POST", "/parley/v1/kill?task_id=t");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(header(response, "Retry-After")).isEqualTo("2");
    assertThat(response.body())
        .isEqualTo("{\"error\":{\"code\":\"no_leader\",\"message\":\"No leader elected\"}}");
    assertThat(parse(explained.body()).get("error").get("message").asText())
        .isEqualTo("No leader elected: no majority: m2 and m3 are silent");
  }

  @Test
  void nobodyCanBeSentToALeaderThatIsNotThere() {
    views.leader = Optional.empty();

    HttpResponse<String> response = get("/redirect");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("No leader elected");
    assertThat(header(response, "Content-Type")).isEqualTo(TEXT);
  }

  @Test
  void doesNotSendClientsInCirclesAfterLosingTheLead() {
    views.leader = Optional.of(FakeMasterViews.leader("m1", 5050));

    assertThat(get("/state").statusCode()).isEqualTo(200);
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
        "/parley/v1/cluster",
        "/parley/v1/masters",
        "/parley/v1/journal/status",
        "/parley/v1/journal/dump",
        "/parley/v1/journal/backup"
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
  void healthTellsWhatTheCopyStandsForAndHowTheLogIs() {
    JsonNode healthy = health();
    views.journal.status = FakeJournal.running(Optional.of("the disk is full"));

    assertThat(healthy.get("registry_copy"))
        .isEqualTo(parse("{\"index\":118,\"age_ms\":1500,\"leader\":false}"));
    assertThat(healthy.get("journal")).isEqualTo(parse("{\"state\":\"running\",\"problem\":null}"));
    assertThat(health().get("journal").get("problem").asText()).isEqualTo("the disk is full");
  }

  private JsonNode health() {
    return parse(get("/health", "Accept", "application/json").body());
  }

  @Test
  void metricsOfEveryMasterTellOfItsReplica() {
    JsonNode metrics = json("/metrics/snapshot");

    assertThat(metrics.get("registrar/log/recovered").asDouble()).isEqualTo(1);
    assertThat(metrics.get("registrar/log/ensemble_size").asDouble()).isEqualTo(2);
    assertThat(metrics.get("registrar/registry_size_bytes").asDouble()).isEqualTo(8192);
    assertThat(metrics.get("parley/registry_index").asDouble()).isEqualTo(118);
    assertThat(metrics.get("parley/registry_age_secs").asDouble()).isEqualTo(1.5);
    assertThat(metrics.get("parley/journal_applied_index").asDouble()).isEqualTo(118);
    assertThat(metrics.get("parley/journal_term").asDouble()).isEqualTo(5);
    assertThat(metrics.get("parley/journal_log_bytes").asDouble()).isEqualTo(4096);
    assertThat(metrics.get("parley/journal_leading").asDouble()).isZero();
    assertThat(metrics.get("parley/journal_leader_known").asDouble()).isEqualTo(1);
  }

  @Test
  void metricsOfAStandbyHaveNoCluster() {
    assertThat(json("/metrics/snapshot").get("master/elected").asDouble()).isZero();
    assertThat(json("/metrics/snapshot").get("master/cpus_total").asDouble()).isZero();
  }

  private static TaskKey key(String framework, String task) {
    return new TaskKey(new FrameworkId(framework), new TaskId(task));
  }
}
