package dev.parley.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import dev.parley.protocol.view.JournalOperations.StoredEventView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Dumps that nobody has in memory as a whole. */
class LargeDumpTest extends HttpServerTest {
  private static final int EVENTS = 100_000;
  private static final int PLACES = 4;

  private FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeMasterViews();
    views.journal.lastEvent = EVENTS;
    views.journal.events = LargeDumpTest::event;
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @Test
  void theLogIsReadNoFasterThanTheClientReads() throws IOException {
    try (BufferedReader lines = lines(dump())) {
      assertThat(lines.readLine()).startsWith("{\"sequence_nr\":1,");

      // What fits into the buffers of the two sockets and of this client, and no more.
      long ahead = stalled();
      assertThat(ahead).isLessThan(EVENTS / 2);
      assertThat(get("/health").statusCode()).isEqualTo(200);

      assertThat(1 + lines.lines().count()).isEqualTo(EVENTS);
    }
  }

  @Test
  void onlyAFewGoAtOnceAndAClientThatLeavesMakesRoom() throws IOException {
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      clients.add(beginDump());
    }

    HttpResponse<String> refused = get("/parley/v1/journal/backup");
    expectError(refused, 503, "busy");
    assertThat(header(refused, "Retry-After")).isEqualTo("10");

    for (Socket client : clients) {
      client.close();
    }
    TestProbe<Void> probe = actors().createTestProbe();
    probe.awaitAssert(
        Duration.ofSeconds(10),
        () -> {
          assertThat(views.journal.dumping).hasValue(0);
          return null;
        });
    assertThat(get("/parley/v1/journal/backup").statusCode()).isEqualTo(200);
  }

  /** A client that has read the beginning of its answer and then reads no more. */
  private Socket beginDump() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port());
    client
        .getOutputStream()
        .write("GET /parley/v1/journal/dump HTTP/1.1\r\nHost: m1\r\n\r\n".getBytes(UTF_8));
    assertThat(client.getInputStream().read()).isEqualTo('H');
    return client;
  }

  private HttpResponse<InputStream> dump() {
    return send(BodyHandlers.ofInputStream(), "GET", "/parley/v1/journal/dump");
  }

  /** How many events were read when no more were for a while. */
  private long stalled() {
    TestProbe<Void> probe = actors().createTestProbe();
    long[] before = {-1};
    return probe.awaitAssert(
        Duration.ofSeconds(20),
        Duration.ofMillis(300),
        () -> {
          long last = before[0];
          before[0] = views.journal.handedOut.get();
          assertThat(before[0]).isEqualTo(last);
          return before[0];
        });
  }

  /** An event of two kilobytes. */
  private static StoredEventView event(long sequenceNr) {
    byte[] cbor = new byte[2003];
    // A text of 2000 bytes.
    cbor[0] = 0x79;
    cbor[1] = (byte) (2000 >> 8);
    cbor[2] = (byte) 2000;
    Arrays.fill(cbor, 3, cbor.length, (byte) 'x');
    return new StoredEventView(sequenceNr, Samples.T0, "task-launched.1", cbor);
  }

  private static BufferedReader lines(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
  }
}
