package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.view.ClusterView;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The state of a large cluster, which nobody has in memory as a whole. */
class LargeStateTest extends HttpServerTest {
  private static final int AGENTS = 10_000;
  private static final int TASKS = 20_000;

  private final FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views.cluster =
        new ClusterView(
            "large",
            1,
            IntStream.range(0, AGENTS).mapToObj(i -> Samples.agent("S" + i, true)).toList(),
            List.of(
                Samples.framework(
                    "F1",
                    "golden",
                    Samples.GOLDEN,
                    Resources.none(),
                    Resources.none(),
                    Optional.empty())),
            IntStream.range(0, TASKS)
                .mapToObj(
                    i ->
                        Samples.task(
                            "F1", "t" + i, Samples.GOLDEN, TaskState.RUNNING, i, i % 2 == 0))
                .toList(),
            List.of(),
            Map.of());
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @Test
  void comesInChunksAndIsWhole() throws IOException {
    HttpResponse<InputStream> response =
        send(HttpResponse.BodyHandlers.ofInputStream(), "GET", "/state");

    assertThat(header(response, "Transfer-Encoding")).isEqualTo("chunked");
    assertThat(counts(response.body())).isEqualTo(new Counts(AGENTS, TASKS / 2, TASKS / 2));
  }

  @Test
  void othersAreAnsweredWhileASlowClientReads() throws IOException {
    HttpResponse<InputStream> slow =
        send(HttpResponse.BodyHandlers.ofInputStream(), "GET", "/state");
    assertThat(slow.body().read()).isEqualTo('{');

    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(json("/tasks?limit=1").get("tasks")).hasSize(1);
    slow.body().close();
    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  private record Counts(int agents, int tasks, int completed) {}

  private static Counts counts(InputStream body) throws IOException {
    int agents = 0;
    int tasks = 0;
    int completed = 0;
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT && parser.getParsingContext().getParent() != null) {
          String list = parser.getParsingContext().getParent().getCurrentName();
          if (parser.getParsingContext().getParent().inArray()) {
            list = parser.getParsingContext().getParent().getParent().getCurrentName();
          }
          agents += "slaves".equals(list) ? 1 : 0;
          tasks += "tasks".equals(list) ? 1 : 0;
          completed += "completed_tasks".equals(list) ? 1 : 0;
        }
      }
    }
    return new Counts(agents, tasks, completed);
  }
}
