package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PortInUseTest extends HttpServerTest {

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    return AgentHttp.start(kit.system(), "127.0.0.1", 0, new FakeAgentViews());
  }

  @Test
  void namesThePortAndWhatToDo() {
    assertThatThrownBy(() -> master("127.0.0.1", port()))
        .cause()
        .isInstanceOf(HttpBindException.class)
        .hasMessage(
            "HTTP port " + port() + " on 127.0.0.1 is in use: choose another with --http-port");
  }

  @Test
  void namesAnAddressThatIsNotOfThisMachine() {
    assertThatThrownBy(() -> master("192.0.2.1", 5050))
        .cause()
        .isInstanceOf(HttpBindException.class)
        .hasMessageContaining("192.0.2.1:5050")
        .hasMessageNotContaining("\n");
  }

  @Test
  void thePortIsFreeAgainAfterStopping() throws Exception {
    HttpEndpoint first = master("127.0.0.1", 0);
    first.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);

    HttpEndpoint second = master("127.0.0.1", first.port());

    assertThat(second.port()).isEqualTo(first.port());
    second.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private HttpEndpoint master(String host, int port) throws Exception {
    return MasterHttp.start(actors().system(), host, port, new FakeMasterViews(), List.of())
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }
}
