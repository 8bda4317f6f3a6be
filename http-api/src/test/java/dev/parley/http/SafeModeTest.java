package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.view.RegistryCopyView;
import dev.parley.protocol.view.SafeModeView;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What masters answer while there is no majority of them. */
class SafeModeTest extends HttpServerTest {
  private static final String SINCE = "2026-11-21T01:02:03Z";
  private static final String MARK =
      "{\"since\":\"" + SINCE + "\",\"why\":\"no majority of the masters m1, m2, m3\"}";

  private FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeMasterViews();
    views.cluster = Samples.cluster();
    views.safeMode =
        Optional.of(
            new SafeModeView(Instant.parse(SINCE), "no majority of the masters m1, m2, m3"));
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/state", "/state-summary", "/tasks", "/slaves", "/frameworks", "/roles"})
  void everyMasterAnswersReadsItselfWithAMarkWhoeverLed(String target) {
    for (boolean leading : List.of(true, false)) {
      views.leading = leading;
      views.leader = Optional.of(FakeMasterViews.leader(leading ? "m1" : "m2", 15_050));

      HttpResponse<String> response = get(target);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(header(response, "X-Parley-Safe-Mode")).isEqualTo(SINCE);
      assertThat(header(response, "X-Parley-Registry-Index")).isEqualTo(leading ? "(none)" : "118");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/state", "/state-summary", "/parley/v1/cluster"})
  void theBodySaysSinceWhenAndWhy(String target) {
    assertThat(json(target).get("safe_mode")).isEqualTo(parse(MARK));
  }

  @Test
  void healthIs200AndSaysTheMode() {
    HttpResponse<String> response = get("/health", "Accept", "application/json");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode health = parse(response.body());
    assertThat(health.get("mode").asText()).isEqualTo("safe-mode");
    assertThat(health.get("healthy").asBoolean()).isTrue();
    assertThat(health.get("safe_mode")).isEqualTo(parse(MARK));
  }

  @ParameterizedTest
  @CsvSource({
    "/parley/v1/kill?task_id=t",
    "/parley/v1/masters/add?name=m4&address=h:1",
    "/parley/v1/masters/replace?name=m2&address=h:1",
    "/parley/v1/masters/remove?name=m2"
  })
  void everyWriteIsRefusedWithTheReasonAndATimeToComeBack(String target) {
    for (boolean leading : List.of(true, false)) {
      views.leading = leading;

      HttpResponse<String> response = send("POST", target);

      expectError(response, 503, "safe_mode");
      assertThat(response.body()).contains("no majority of the masters m1, m2, m3");
      assertThat(header(response, "Retry-After")).isEqualTo("2");
    }
    assertThat(views.killed).isEmpty();
  }

  @Test
  void aMasterThatKnowsNothingYetDoesNotShowAnEmptyCluster() {
    views.leading = false;
    views.copy = new RegistryCopyView(0, Duration.ZERO);

    assertThat(get("/state").statusCode()).isEqualTo(503);
  }

  @Test
  void theMetricsTellIt() {
    JsonNode metrics = json("/metrics/snapshot");
    views.safeMode = Optional.empty();
    JsonNode after = json("/metrics/snapshot");

    assertThat(metrics.get("parley/safe_mode").asDouble()).isEqualTo(1);
    assertThat(metrics.get("parley/safe_mode_secs").asDouble()).isPositive();
    assertThat(after.get("parley/safe_mode").asDouble()).isZero();
    assertThat(after.get("parley/safe_mode_secs").asDouble()).isZero();
  }

  @Test
  void nothingIsMarkedWhenItIsOver() {
    views.safeMode = Optional.empty();

    assertThat(json("/state").has("safe_mode")).isFalse();
    assertThat(header(get("/tasks"), "X-Parley-Safe-Mode")).isEqualTo("(none)");
    assertThat(json("/parley/v1/cluster").get("safe_mode").isNull()).isTrue();
    assertThat(send("POST", "/parley/v1/kill?task_id=t1").statusCode()).isNotEqualTo(503);
  }
}
