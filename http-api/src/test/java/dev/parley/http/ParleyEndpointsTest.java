package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.view.ClusterView;
import dev.parley.protocol.view.ClusterView.TaskView;
import dev.parley.protocol.view.TaskTrace;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ParleyEndpointsTest extends HttpServerTest {
  private FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeMasterViews();
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @Test
  void clusterTellsWhoLeadsAndWhoThereIs() {
    views.cluster = Samples.cluster();

    assertThat(get("/parley/v1/cluster").body())
        .isEqualTo(
            "{\"cluster_id\":\"cluster-1\",\"cluster_name\":\"parley\",\"name\":\"m1\",\"leading\":true,"
                + "\"leader\":{\"name\":\"m1\",\"hostname\":\"localhost\",\"cluster_port\":2551,"
                + "\"http_port\":5050,\"epoch\":7,\"elected_at\":\"2026-11-21T01:02:03.250Z\"},"
                + "\"safe_mode\":null,\"masters\":[\"m1@localhost:2551\",\"m2@localhost:2561\"],"
                + "\"version\":\"0.1.0\"}");
  }

  @Test
  void clusterHasNoLeaderWhileNobodyLeads() {
    views.leading = false;
    views.leader = Optional.empty();

    assertThat(json("/parley/v1/cluster").get("leader").isNull()).isTrue();
    assertThat(json("/parley/v1/cluster").get("leading").asBoolean()).isFalse();
  }

  @Test
  void traceTellsTheSteps() {
    views.traces =
        List.of(
            new TaskTrace(
                key("F1", "t1"),
                List.of(
                    new TaskTrace.Step(
                        1, "ReportResources", "a1", "m1", Samples.T0, "cpus:4;mem:4096"))));

    assertThat(get("/parley/v1/trace?task_id=t1").body())
        .isEqualTo(
            "{\"traces\":[{\"framework_id\":\"F1\",\"task_id\":\"t1\",\"steps\":[{\"number\":1,"
                + "\"message\":\"ReportResources\",\"from\":\"a1\",\"to\":\"m1\","
                + "\"at\":\"2026-11-21T03:04:59.148693Z\",\"detail\":\"cpus:4;mem:4096\"}]}]}");
    expectError(get("/parley/v1/trace?task_id=zz"), 404, "unknown_task");
    expectError(get("/parley/v1/trace"), 400, "missing_parameter");
    expectError(get("/parley/v1/trace?task_id=a%2Fb"), 400, "invalid_parameter");
  }

  @Test
  void killFindsTheFrameworkOfTheTask() {
    tasks(task("F1", "t1", TaskState.RUNNING), task("F2", "t2", TaskState.RUNNING));

    HttpResponse<String> response = send("POST", "/parley/v1/kill?task_id=t1");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEqualTo("{\"framework_id\":\"F1\",\"task_id\":\"t1\"}");
    assertThat(views.killed).containsExactly(key("F1", "t1"));
  }

  @Test
  void killRefusesTasksThatAreUnknownOrHaveEnded() {
    tasks(task("F1", "t1", TaskState.FINISHED));

    expectError(send("POST", "/parley/v1/kill?task_id=zz"), 404, "unknown_task");
    expectError(send("POST", "/parley/v1/kill?task_id=t1"), 404, "task_ended");
    assertThat(views.killed).isEmpty();
  }

  @Test
  void killWantsAFrameworkWhereSeveralHaveTheTask() {
    tasks(
        task("F1", "t1", TaskState.RUNNING),
        task("F2", "t1", TaskState.STAGING),
        task("F3", "t1", TaskState.KILLED));

    HttpResponse<String> ambiguous = send("POST", "/parley/v1/kill?task_id=t1");
    HttpResponse<String> named = send("POST", "/parley/v1/kill?task_id=t1&framework_id=F2");

    expectError(ambiguous, 409, "ambiguous_task");
    assertThat(ambiguous.body()).contains("F1 or F2").doesNotContain("F3");
    assertThat(named.statusCode()).isEqualTo(202);
    assertThat(views.killed).containsExactly(key("F2", "t1"));
  }

  @Test
  void killAsksTheMasterEvenIfTheViewDoesNotHaveTheTaskYet() {
    assertThat(send("POST", "/parley/v1/kill?task_id=new&framework_id=F1").statusCode())
        .isEqualTo(202);
    views.killFinds = false;
    expectError(send("POST", "/parley/v1/kill?task_id=new&framework_id=F1"), 404, "unknown_task");
  }

  @Test
  void killThatFailsIsAnErrorOfTheNode() {
    views.killFails = true;

    expectError(send("POST", "/parley/v1/kill?task_id=t&framework_id=F1"), 500, "internal_error");
  }

  @Test
  void killSaysWhenTheLeadIsLostMeanwhile() {
    views.losesLeadOnKill = true;

    expectError(send("POST", "/parley/v1/kill?task_id=t&framework_id=F1"), 503, "no_leader");
  }

  @Test
  void killMustBePosted() {
    HttpResponse<String> response = get("/parley/v1/kill?task_id=t1");

    expectError(response, 405, "method_not_allowed");
    assertThat(header(response, "Allow")).isEqualTo("POST");
    assertThat(response.body())
        .contains("405 Method Not Allowed. Expecting one of { 'POST' }, but received 'GET'.");
  }

  private void tasks(TaskView... tasks) {
    views.cluster =
        new ClusterView("c", 1, List.of(), List.of(), List.of(tasks), List.of(), Map.of());
  }

  private static TaskView task(String framework, String id, TaskState state) {
    return Samples.task(framework, id, Samples.GOLDEN, state, 1, false);
  }

  private static TaskKey key(String framework, String task) {
    return new TaskKey(new FrameworkId(framework), new TaskId(task));
  }
}
