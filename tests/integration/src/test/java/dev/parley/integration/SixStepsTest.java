package dev.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The classic example, with its figures, over real connections and with real processes. */
class SixStepsTest {
  private final ActorTestKit kit = ActorTestKit.create("frameworks");
  private TestCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = TestCluster.with();
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
    cluster.close();
  }

  @Test
  void twoFrameworksShareAnAgentByOffers() throws Exception {
    try (ProbeFramework first = new ProbeFramework(kit, cluster, FrameworkInfo.named("first"))) {
      cluster.agent("a1", "cpus:4;mem:4096;disk:0;ports:[31000-31000]");
      Offer whole = first.awaitOffer();
      assertThat(whole.resources().scalar(Resources.CPUS)).isEqualTo(4);
      assertThat(whole.resources().scalar(Resources.MEM)).isEqualTo(4096);

      first
          .handle()
          .accept(
              List.of(whole.id()),
              List.of(
                  new Operation.Launch(
                      List.of(
                          ProbeFramework.task("t1", Resources.of(2, 1024), "exec sleep 60"),
                          ProbeFramework.task("t2", Resources.of(1, 2048), "exit 7")))),
              Filters.refuseFor(Duration.ofMinutes(5)));
      first.handle().suppress(Set.of());

      try (ProbeFramework second =
          new ProbeFramework(kit, cluster, FrameworkInfo.named("second"))) {
        Offer left = second.awaitOffer();
        assertThat(left.resources().scalar(Resources.CPUS)).isIn(1.0, 2.0);
        second.handle().decline(List.of(left.id()), Filters.NONE);

        assertThat(first.await(new TaskId("t2"), TaskState.FAILED).exit())
            .hasValueSatisfying(exit -> assertThat(exit.code()).isEqualTo(7));
        first.handle().kill(new TaskId("t1"));
        first.await(new TaskId("t1"), TaskState.KILLED);
      }
      assertTrace();
    }
  }

  private void assertTrace() throws IOException, InterruptedException {
    HttpResponse<String> reply =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(cluster.masterUrl() + "/parley/v1/trace?task_id=t1"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    JsonNode steps = new ObjectMapper().readTree(reply.body()).at("/traces/0/steps");
    List<Map.Entry<Integer, String>> told =
        StreamSupport.stream(steps.spliterator(), false)
            .map(s -> Map.entry(s.get("number").asInt(), s.get("message").asText()))
            .toList();
    assertThat(told)
        .startsWith(
            Map.entry(1, "ReportResources"),
            Map.entry(2, "Allocation"),
            Map.entry(3, "ResourceOffers"),
            Map.entry(4, "AcceptOffers"),
            Map.entry(5, "RunTasks"),
            Map.entry(6, "StatusUpdate"));
  }
}
