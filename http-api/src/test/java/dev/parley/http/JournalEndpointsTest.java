package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.view.JournalOperations.StoredEventView;
import dev.parley.protocol.view.RefusedOperationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalEndpointsTest extends HttpServerTest {
  private FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeMasterViews();
    views.leading = false;
    views.leader = Optional.empty();
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @Test
  void statusTellsOfThisNodesReplicaAndOfTheOthersAsFarAsItKnows() {
    JsonNode status = json("/parley/v1/journal/status");

    assertThat(status.get("replicas")).hasSize(3);
    assertThat(get("/parley/v1/journal/status").body())
        .startsWith(
            "{\"node\":\"m1\",\"state\":\"running\",\"problem\":null,\"leader\":\"m2\",\"term\":5,"
                + "\"committed_index\":120,\"applied_index\":118,\"flushed_index\":100,"
                + "\"log_start_index\":64,\"log_bytes\":4096,\"store_bytes\":8192,\"replicas\":[");
  }

  @Test
  void aDumpIsALineOfJsonForEachEvent() {
    views.journal.lastEvent = 3;

    HttpResponse<String> response = get("/parley/v1/journal/dump?from=2");

    assertThat(header(response, "Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(response.body().lines()).hasSize(2);
    assertThat(response.body().lines().findFirst().orElseThrow())
        .isEqualTo(
            "{\"sequence_nr\":2,\"at\":\"2026-11-21T03:04:59.148693Z\","
                + "\"event\":\"task-launched.1\",\"data\":{\"number\":2,\"text\":\"ü\\n\","
                + "\"yes\":true,\"nothing\":null,\"amount\":0.10,\"bytes\":\"AQI=\","
                + "\"list\":[1.5]}}");
    assertThat(get("/parley/v1/journal/dump").body().lines()).hasSize(3);
    assertThat(get("/parley/v1/journal/dump?from=9").body()).isEmpty();
  }

  @Test
  void anEventThatCannotBeReadDoesNotHideTheOthers() {
    views.journal.lastEvent = 2;
    // The head of a map of three, and then nothing.
    views.journal.events =
        nr ->
            nr == 1
                ? new StoredEventView(1, Samples.T0, "broken.1", new byte[] {(byte) 0xa3})
                : Samples.event(nr);

    List<String> lines = get("/parley/v1/journal/dump").body().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(parse(lines.get(0)).get("data_base64").asText()).isEqualTo("ow==");
    assertThat(parse(lines.get(0)).has("data")).isFalse();
    assertThat(parse(lines.get(1)).get("data").get("number").asLong()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", ""})
  void aDumpBeginsAtANumber(String from) {
    expectError(get("/parley/v1/journal/dump?from=" + from), 400, "invalid_parameter");
  }

  @Test
  void aBackupComesAsItIs() {
    views.journal.backup = bytes(300_000);

    HttpResponse<byte[]> response =
        send(BodyHandlers.ofByteArray(), "GET", "/parley/v1/journal/backup");

    assertThat(header(response, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(response, "Content-Disposition")).contains("parley-journal.backup");
    assertThat(response.body()).isEqualTo(views.journal.backup);
  }

  @Test
  void aBackupThatFailsOnTheWayIsBrokenOffAndNotJustShort() throws IOException {
    views.journal.backup = bytes(300_000);
    views.journal.failure = Optional.of(new IOException("bad sector"));

    HttpResponse<InputStream> response =
        send(BodyHandlers.ofInputStream(), "GET", "/parley/v1/journal/backup");

    assertThat(response.statusCode()).isEqualTo(200);
    try (InputStream body = response.body()) {
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aBackupThatFailsBeforeItsFirstBytesIsAnError() {
    views.journal.failure = Optional.of(new IOException("bad sector"));

    expectError(get("/parley/v1/journal/backup"), 500, "internal_error");
  }

  @Test
  void whatMakesNoSenseNowIsAConflict() {
    views.journal.refusal = Optional.of(new RefusedOperationException("there is no replica yet"));

    expectError(get("/parley/v1/journal/dump"), 409, "refused");
    assertThat(get("/parley/v1/journal/backup").body()).contains("there is no replica yet");
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
