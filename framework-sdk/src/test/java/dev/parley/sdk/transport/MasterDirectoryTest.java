package dev.parley.sdk.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.sdk.FrameworkFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MasterDirectoryTest {
  private HttpServer http;
  private URI url;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  private void answer(int status, String body) {
    http.createContext(
        "/parley/v1/cluster",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  void learnsTheMastersFromOneOfThem() {
    answer(
        200,
        """
        {"cluster_id": "c1", "cluster_name": "lab", "name": "m1", "leader": {"name": "m1"},
         "masters": ["m1@127.0.0.1:2551", "m2@127.0.0.1:2561"]}
        """);
    MasterDirectory.Entry entry = MasterDirectory.ask(url);
    assertThat(entry.masters())
        .containsExactly(
            MasterAddress.parse("m1@127.0.0.1:2551"), MasterAddress.parse("m2@127.0.0.1:2561"));
    assertThat(entry.clusterName()).contains("lab");
  }

  @Test
  void doesWithoutTheNameOfTheCluster() {
    answer(200, "{\"masters\": [\"m1@127.0.0.1:2551\"]}");
    assertThat(MasterDirectory.ask(url).clusterName()).isEmpty();
  }

  @Test
  void namesTheUrlWhereNothingListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    URI nothing = URI.create("http://127.0.0.1:" + free);
    assertThatThrownBy(() -> MasterDirectory.ask(nothing))
        .isInstanceOf(FrameworkFailedException.class)
        .hasMessageStartingWith("no Parley master answers at " + nothing)
        .hasMessageContaining("PARLEY_MASTER");
  }

  @Test
  void namesTheStatusOfAServerThatIsNoMaster() {
    assertThatThrownBy(() -> MasterDirectory.ask(url))
        .isInstanceOf(FrameworkFailedException.class)
        .hasMessageContaining("no Parley master answers at " + url)
        .hasMessageContaining("404");
  }

  @Test
  void refusesAnAnswerWithoutMasters() {
    answer(200, "{\"hello\": \"world\"}");
    assertThatThrownBy(() -> MasterDirectory.ask(url))
        .isInstanceOf(FrameworkFailedException.class)
        .hasMessageContaining("does not name its masters");
  }

  @Test
  void refusesAnAnswerThatIsNotJson() {
    answer(200, "<html>");
    assertThatThrownBy(() -> MasterDirectory.ask(url))
        .isInstanceOf(FrameworkFailedException.class)
        .hasMessageContaining("does not name its masters");
  }
}
