package dev.parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.view.ClusterView;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a leading master tells, in the fields and forms that Mesos has. */
class MasterReadsTest extends HttpServerTest {
  private FakeMasterViews views = new FakeMasterViews();

  @Override
  CompletionStage<HttpEndpoint> start(ActorTestKit kit) {
    views = new FakeMasterViews();
    return MasterHttp.start(kit.system(), "127.0.0.1", 0, views, List.of());
  }

  @BeforeEach
  void fillCluster() {
    views.cluster = Samples.cluster();
  }

  @Test
  void stateTellsOfTheMasterItself() {
    JsonNode state = json("/state");

    assertThat(state.get("version").asText()).isEqualTo("0.1.0");
    assertThat(state.get("id").asText()).isEqualTo("cluster-1");
    assertThat(state.get("pid").asText()).isEqualTo("master@localhost:5050");
    assertThat(state.get("leader").asText()).isEqualTo("master@localhost:5050");
    assertThat(state.get("leader_info").toString())
        .isEqualTo(
            "{\"id\":\"cluster-1\",\"pid\":\"master@localhost:5050\",\"port\":5050,"
                + "\"hostname\":\"localhost\"}");
    assertThat(state.get("hostname").asText()).isEqualTo("localhost");
    assertThat(state.get("activated_slaves").asDouble()).isEqualTo(1);
    assertThat(state.get("flags").get("port").asText()).isEqualTo("5050");
    assertThat(state.fieldNames())
        .toIterable()
        .contains(
            "build_date",
            "build_time",
            "build_user",
            "capabilities",
            "orphan_tasks",
            "recovered_slaves",
            "unregistered_frameworks",
            "unreachable_slaves");
  }

  @Test
  void timesAreSecondsInPlainDigits() {
    assertThat(get("/state").body())
        .contains("\"start_time\":1795222923.25", "\"registered_time\":1795230299.148693");
  }

  @Test
  void stateTellsOfAgents() {
    JsonNode agent = json("/state").get("slaves").get(0);

    assertThat(agent.get("pid").asText()).isEqualTo("slave(1)@localhost:5051");
    assertThat(agent.get("port").asInt()).isEqualTo(5051);
    assertThat(agent.get("attributes").toString())
        .isEqualTo("{\"level\":10.0,\"rack\":\"r1\",\"slots\":\"[1-4]\"}");
    assertThat(agent.get("resources").toString())
        .isEqualTo(
            "{\"disk\":8192.0,\"mem\":4096.0,\"gpus\":0.0,\"cpus\":4.0,"
                + "\"ports\":\"[31000-32000]\"}");
    assertThat(agent.get("offered_resources").get("ports").asText())
        .isEqualTo("[31000-31004, 31006-32000]");
    assertThat(agent.get("used_resources").get("cpus").asDouble()).isEqualTo(0.8);
    assertThat(agent.get("unreserved_resources")).isEqualTo(agent.get("resources"));
    assertThat(agent.get("active").asBoolean()).isTrue();
  }

  @Test
  void stateSortsTasksIntoThoseThereUnreachableAndCompleted() {
    JsonNode state = json("/state");
    JsonNode golden = state.get("frameworks").get(1);
    JsonNode gone = state.get("completed_frameworks").get(0);

    assertThat(golden.get("tasks").findValuesAsText("id")).containsExactly("run1");
    assertThat(golden.get("unreachable_tasks").findValuesAsText("id")).containsExactly("far1");
    assertThat(golden.get("completed_tasks").findValuesAsText("id"))
        .containsExactly("done1", "done2");
    assertThat(gone.get("completed_tasks").findValuesAsText("id")).containsExactly("old1");
    assertThat(gone.get("active").asBoolean()).isFalse();
    assertThat(gone.get("unregistered_time").asDouble()).isGreaterThan(1_795_230_308);
  }

  @Test
  void aTaskHasTheNamesOfMesosInFrontOfStateSourceAndReason() {
    JsonNode failed = json("/state").get("frameworks").get(1).get("completed_tasks").get(1);

    assertThat(failed.get("state").asText()).isEqualTo("TASK_FAILED");
    assertThat(failed.get("executor_id").asText()).isEmpty();
    assertThat(failed.get("role").asText()).isEqualTo("golden");
    assertThat(failed.get("labels").toString()).isEqualTo("[{\"key\":\"l\",\"value\":\"v\"}]");
    assertThat(failed.get("statuses").get(0).get("state").asText()).isEqualTo("TASK_STARTING");
    assertThat(failed.get("statuses").get(1).toString())
        .startsWith("{\"state\":\"TASK_FAILED\",\"timestamp\":")
        .endsWith(
            "\"source\":\"SOURCE_EXECUTOR\",\"reason\":\"REASON_COMMAND_EXECUTOR_FAILED\","
                + "\"message\":\"exited with 3\"}");
  }

  @Test
  void stateHasOffersOfAFramework() {
    JsonNode group = json("/state").get("frameworks").get(0);

    assertThat(group.get("offers").get(0).get("id").asText()).isEqualTo("O4");
    assertThat(group.get("offers").get(0).get("allocation_info").get("role").asText())
        .isEqualTo("grp");
    assertThat(group.get("resources").get("cpus").asDouble()).isEqualTo(2.3);
    assertThat(group.get("capabilities").toString())
        .isEqualTo("[\"MULTI_ROLE\",\"PARTITION_AWARE\"]");
  }

  @Test
  void summaryCountsTasksOfPresentFrameworksByState() {
    JsonNode summary = json("/state-summary");
    JsonNode agent = summary.get("slaves").get(0);

    assertThat(agent.get("TASK_RUNNING").asInt()).isEqualTo(2);
    assertThat(agent.get("TASK_FINISHED").asInt()).isEqualTo(1);
    assertThat(agent.get("framework_ids").toString()).isEqualTo("[\"F1\",\"F2\"]");
    assertThat(summary.get("frameworks").get(1).get("slave_ids").toString()).isEqualTo("[\"S0\"]");
    assertThat(summary.get("frameworks")).hasSize(2);
  }

  @Test
  void slavesTellWhichRoleHasWhat() {
    JsonNode agent = json("/slaves").get("slaves").get(0);

    assertThat(agent.get("unreserved_resources_full").get(0).toString())
        .isEqualTo(
            "{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":4.0},\"role\":\"*\"}");
    assertThat(agent.get("used_resources_full").get(0).toString())
        .isEqualTo(
            "{\"name\":\"cpus\",\"type\":\"SCALAR\",\"scalar\":{\"value\":0.1},\"role\":\"*\","
                + "\"allocation_info\":{\"role\":\"golden\"}}");
    assertThat(agent.get("offered_resources_full").get(3).get("ranges").toString())
        .isEqualTo("{\"range\":[{\"begin\":31000,\"end\":31004},{\"begin\":31006,\"end\":32000}]}");
  }

  @Test
  void slavesCanBeAskedForById() {
    assertThat(json("/slaves?slave_id=S0").get("slaves")).hasSize(1);
    assertThat(json("/slaves?agent_id=S0").get("slaves")).hasSize(1);
    assertThat(get("/slaves?slave_id=zz").body())
        .isEqualTo("{\"slaves\":[],\"recovered_slaves\":[]}");
  }

  @Test
  void rolesTellQuantities() {
    JsonNode role = json("/roles").get("roles").get(1);

    assertThat(role.get("name").asText()).isEqualTo("grp");
    assertThat(role.get("weight").asDouble()).isEqualTo(1);
    assertThat(role.get("offered").toString())
        .isEqualTo("{\"cpus\":2.2,\"disk\":8160.0,\"mem\":3936.0,\"ports\":1000.0}");
    assertThat(role.get("frameworks").toString()).isEqualTo("[\"F2\"]");
    assertThat(role.get("quota").get("consumed").toString())
        .isEqualTo("{\"cpus\":0.1,\"mem\":32.0}");
  }

  @Test
  void anEmptyClusterHasEmptyLists() {
    views.cluster = ClusterView.EMPTY;

    assertThat(get("/tasks").body()).isEqualTo("{\"tasks\":[]}");
    assertThat(get("/roles").body()).isEqualTo("{\"roles\":[]}");
    assertThat(get("/slaves").body()).isEqualTo("{\"slaves\":[],\"recovered_slaves\":[]}");
    assertThat(get("/frameworks").body())
        .isEqualTo(
            "{\"frameworks\":[],\"completed_frameworks\":[],\"unregistered_frameworks\":[]}");
    assertThat(get("/state-summary").body())
        .isEqualTo("{\"hostname\":\"localhost\",\"slaves\":[],\"frameworks\":[]}");
  }

  @Test
  void tasksComeNewestFirstAndAPageAtATime() {
    assertThat(tasks("")).containsExactly("grp1", "far1", "run1", "done2", "done1", "old1");
    assertThat(tasks("?order=asc")).startsWith("old1", "done1");
    assertThat(tasks("?order=zz")).startsWith("grp1");
    assertThat(tasks("?limit=1")).containsExactly("grp1");
    assertThat(tasks("?limit=2&offset=1&order=asc")).containsExactly("done1", "done2");
    assertThat(tasks("?limit=0")).isEmpty();
    assertThat(tasks("?limit=-1")).hasSize(6);
    assertThat(tasks("?limit=x")).hasSize(6);
    assertThat(tasks("?offset=-1")).isEmpty();
    assertThat(tasks("?framework_id=F1&task_id=done2")).containsExactly("done2");
    assertThat(tasks("?framework_id=zz")).isEmpty();
  }

  @Test
  void metricsHaveTheKeysOfMesos() {
    JsonNode metrics = json("/metrics/snapshot");

    assertThat(metrics.get("master/elected").asDouble()).isEqualTo(1);
    assertThat(metrics.get("master/cpus_total").asDouble()).isEqualTo(4);
    assertThat(metrics.get("master/cpus_percent").asDouble()).isEqualTo(0.2);
    assertThat(metrics.get("master/slaves_active").asDouble()).isEqualTo(1);
    assertThat(metrics.get("master/frameworks_active").asDouble()).isEqualTo(2);
    assertThat(metrics.get("master/outstanding_offers").asDouble()).isEqualTo(1);
    assertThat(metrics.get("master/tasks_running").asDouble()).isEqualTo(2);
    assertThat(metrics.get("master/tasks_finished").asDouble()).as("counted").isEqualTo(20);
    assertThat(metrics.get("master/messages_launch_tasks").asDouble()).isEqualTo(2);
    assertThat(metrics.get("master/uptime_secs").asDouble()).isPositive();
    assertThat(metrics.get("system/cpus_total").asDouble()).isPositive();
    assertThat(metrics.get("system/mem_total_bytes").asDouble()).isPositive();
  }

  @Test
  void versionTellsOfTheBuild() {
    assertThat(json("/version").fieldNames())
        .toIterable()
        .containsExactly("build_date", "build_time", "build_user", "version");
  }

  private List<String> tasks(String query) {
    return json("/tasks" + query).get("tasks").findValuesAsText("id");
  }
}
