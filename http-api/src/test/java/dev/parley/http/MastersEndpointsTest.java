package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import dev.parley.protocol.view.RefusedOperationException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MastersEndpointsTest extends HttpServerTest {
  private FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeMasterViews();
    views.leading = false;
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @Test
  void theListHasEveryMasterWithItsReplicasAndTheReplicasOfThoseThatAreNoLongerToBe() {
    assertThat(get("/parley/v1/masters").body())
        .isEqualTo(
            "{\"masters\":["
                + "{\"name\":\"m1\",\"address\":\"localhost:2551\",\"leading\":true,\"replicas\":["
                + "{\"name\":\"m1\",\"peer_id\":\"m1\",\"address\":\"localhost:2552\","
                + "\"role\":\"follower\",\"lag\":null,\"last_contact_ms\":null}]},"
                + "{\"name\":\"m2\",\"address\":\"localhost:2561\",\"leading\":false,\"replicas\":["
                + "{\"name\":\"m2\",\"peer_id\":\"m2\",\"address\":\"localhost:2562\","
                + "\"role\":\"leader\",\"lag\":0,\"last_contact_ms\":0}]},"
                + "{\"name\":\"m3\",\"address\":null,\"leading\":false,\"replicas\":["
                + "{\"name\":\"m3\",\"peer_id\":\"m3~0a1b2c3d\",\"address\":\"localhost:2572\","
                + "\"role\":\"listener\",\"lag\":7,\"last_contact_ms\":40}]}]}");
  }

  @Test
  void changesAreAskedForWhoeverLeads() {
    HttpResponse<String> added =
        send("POST", "/parley/v1/masters/add?name=m4&address=10.0.0.4:2551");
    send("POST", "/parley/v1/masters/replace?name=m2&address=%5B::1%5D:2551");
    HttpResponse<String> removed = send("POST", "/parley/v1/masters/remove?name=m3");

    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(added.body()).isEqualTo("{\"name\":\"m4\",\"address\":\"10.0.0.4:2551\"}");
    assertThat(removed.body()).isEqualTo("{\"name\":\"m3\"}");
    assertThat(views.journal.changes)
        .containsExactly("add m4 10.0.0.4:2551", "replace m2 [::1]:2551", "remove m3");
  }

  @ParameterizedTest
  @CsvSource({
    "add, missing_parameter",
    "add?name=m4, missing_parameter",
    "replace?address=h:1, missing_parameter",
    "remove, missing_parameter",
    "add?name=m4&address=h, invalid_parameter",
    "add?name=m4&address=h:99999, invalid_parameter",
    "add?name=m%2F4&address=h:1, invalid_parameter",
  })
  void whatIsNotWellFormedIsRefusedBeforeAnybodyIsAsked(String call, String code) {
    expectError(send("POST", "/parley/v1/masters/" + call), 400, code);
    assertThat(views.journal.changes).isEmpty();
  }

  @Test
  void aRefusalIsAConflictWithItsReason() {
    views.journal.outcome =
        CompletableFuture.failedFuture(new RefusedOperationException("m3 is the last master"));

    HttpResponse<String> response = send("POST", "/parley/v1/masters/remove?name=m3");

    expectError(response, 409, "refused");
    assertThat(response.body()).contains("m3 is the last master");
  }

  @Test
  void aChangeThatIsNotAgreedOnInTimeMayStillHappenAndTheAnswerSaysSo() {
    views.journal.outcome = CompletableFuture.failedFuture(new TimeoutException());

    HttpResponse<String> response = send("POST", "/parley/v1/masters/remove?name=m3");

    expectError(response, 503, "not_agreed_in_time");
    assertThat(header(response, "Retry-After")).isEqualTo("5");
    assertThat(response.body()).contains("it may still be done");
  }

  @Test
  void changesMustBePosted() {
    expectError(get("/parley/v1/masters/remove?name=m3"), 405, "method_not_allowed");
    assertThat(views.journal.changes).isEmpty();
  }
}
