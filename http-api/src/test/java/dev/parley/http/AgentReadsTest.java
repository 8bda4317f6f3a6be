package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.view.AgentViews.HeldTaskView;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent tells, in the fields and forms that Mesos has. */
class AgentReadsTest extends HttpServerTest {
  private FakeAgentViews views = new FakeAgentViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeAgentViews();
    return AgentHttp.start(kit.system(), "127.0.0.1", 0, views);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/state",
        "/slave(1)/state",
        "/slave%281%29/state",
        "/slave(1)//state",
        "/slave(1)/state/x",
        "/slave(1)/flags",
        "/version",
        "/metrics/snapshot",
        "/system/stats.json"
      })
  void pathsThatAreAnswered(String path) {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(parse(response.body()).isObject()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/foo",
        "/slave/state",
        "/slave(1)",
        "/slave(1)/",
        "/slave(1)/foo",
        "/slave(1)/state.json",
        "//slave(1)/state",
        "/master/state",
        "/redirect",
        "/slaves",
        "/state-summary"
      })
  void pathsThatAreNot(String path) {
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(get(path).body()).isEqualTo("404 Not Found.");
  }

  @Test
  void healthIsEmpty() {
    assertThat(get("/slave(1)/health").body()).isEmpty();
    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  void stateTellsOfTheAgentItself() {
    JsonNode state = json("/state");

    assertThat(state.get("id").asText()).isEqualTo("S0");
    assertThat(state.get("pid").asText()).isEqualTo("slave(1)@localhost:5051");
    assertThat(state.get("master_hostname").asText()).isEqualTo("10.0.0.1");
    assertThat(state.get("attributes").toString()).isEqualTo("{\"level\":10.0,\"rack\":\"r1\"}");
    assertThat(state.get("unreserved_resources_allocated").get("cpus").asDouble()).isEqualTo(0.9);
    assertThat(state.get("unreserved_resources_full").get(3).get("type").asText())
        .isEqualTo("RANGES");
  }

  @Test
  void everyTaskIsTheOneTaskOfAnExecutorWithItsSandbox() {
    views.tasks.add(
        held("F1", "run1", TaskState.RUNNING, CommandSpec.shell("seq 1 5; exec sleep 9")));
    views.tasks.add(held("F1", "done1", TaskState.FINISHED, CommandSpec.exec("true")));
    views.tasks.add(held("F0", "old1", TaskState.FAILED, CommandSpec.shell("exit 3")));

    JsonNode state = json("/state");
    JsonNode framework = state.get("frameworks").get(0);
    JsonNode running = framework.get("executors").get(0);
    JsonNode done = framework.get("completed_executors").get(0);

    assertThat(state.get("frameworks")).hasSize(1);
    assertThat(running.get("id").asText()).isEqualTo("run1");
    assertThat(running.get("name").asText())
        .isEqualTo("Command Executor (Task: run1) (Command: sh -c 'seq 1 5; exe...')");
    assertThat(running.get("directory").asText()).isEqualTo("/work/F1/run1");
    assertThat(running.get("container").asText()).isEqualTo("c-run1");
    assertThat(running.get("tasks").get(0).get("state").asText()).isEqualTo("TASK_RUNNING");
    assertThat(running.get("completed_tasks")).isEmpty();
    assertThat(done.get("name").asText())
        .isEqualTo("Command Executor (Task: done1) (Command: [true])");
    assertThat(done.get("tasks")).isEmpty();
    assertThat(done.get("completed_tasks").get(0).get("slave_id").asText()).isEqualTo("S0");
    assertThat(state.get("completed_frameworks").get(0).get("completed_executors")).hasSize(1);
  }

  @Test
  void metricsHaveTheKeysOfMesos() {
    views.tasks.add(held("F1", "run1", TaskState.RUNNING, CommandSpec.exec("true")));
    views.tasks.add(held("F1", "done1", TaskState.FAILED, CommandSpec.exec("true")));

    JsonNode metrics = json("/metrics/snapshot");

    assertThat(metrics.get("slave/registered").asDouble()).isEqualTo(1);
    assertThat(metrics.get("slave/cpus_percent").asDouble()).isEqualTo(0.225);
    assertThat(metrics.get("slave/mem_used").asDouble()).isEqualTo(192);
    assertThat(metrics.get("slave/tasks_running").asDouble()).isEqualTo(1);
    assertThat(metrics.get("slave/tasks_failed").asDouble()).isEqualTo(1);
    assertThat(metrics.get("slave/frameworks_active").asDouble()).isEqualTo(1);
    assertThat(metrics.get("slave/valid_status_updates").asDouble()).isEqualTo(18);
    assertThat(metrics.get("slave/uptime_secs").asDouble()).isPositive();

    views.leader = Optional.empty();
    assertThat(json("/metrics/snapshot").get("slave/registered").asDouble()).isZero();
  }

  private static HeldTaskView held(
      String framework, String id, TaskState state, CommandSpec command) {
    return new HeldTaskView(
        new FrameworkId(framework),
        TaskSpec.of(new TaskId(id), id, Samples.SMALL, command),
        "c-" + id,
        List.of(Samples.status(id, state, Samples.T0)),
        Path.of("/work", framework, id),
        Optional.empty());
  }
}
