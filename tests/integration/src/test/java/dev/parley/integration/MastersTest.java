package dev.parley.integration;

import static dev.parley.integration.MasterHealth.await;
import static dev.parley.integration.MasterHealth.awaitLeader;
import static dev.parley.integration.MasterHealth.get;
import static dev.parley.integration.MasterHealth.json;
import static dev.parley.integration.MasterHealth.post;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.cli.nodes.NodeProcess;
import dev.parley.journal.offline.Recovery;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several masters that keep one registry: they found it, lose members of it, and gain others. */
class MastersTest {
  private final ActorTestKit kit = ActorTestKit.create("frameworks");
  private final TestCluster cluster;

  MastersTest() throws IOException {
    cluster = TestCluster.ofMasters(3);
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
    cluster.close();
  }

  private String startThree() throws IOException, InterruptedException {
    cluster.startMasters();
    return awaitLeader(cluster, "m1", "m2", "m3");
  }

  private String other(String... than) {
    return Stream.of("m1", "m2", "m3")
        .filter(name -> !List.of(than).contains(name))
        .findFirst()
        .orElseThrow();
  }

  /** Of the registry's first event, and the same for ever. */
  private String clusterId(String master) throws IOException, InterruptedException {
    return json(cluster.masterUrl(master) + "/parley/v1/cluster").path("cluster_id").asText();
  }

  private long epoch(String master) throws IOException, InterruptedException {
    return json(cluster.masterUrl(master) + "/parley/v1/cluster")
        .path("leader")
        .path("epoch")
        .asLong();
  }

  private List<String> voters(String asked) throws IOException, InterruptedException {
    return voters(json(cluster.masterUrl(asked) + "/parley/v1/journal/status"));
  }

  private static List<String> voters(JsonNode status) {
    return StreamSupport.stream(status.path("replicas").spliterator(), false)
        .filter(replica -> !replica.path("role").asText().equals("listener"))
        .map(replica -> replica.path("peer_id").asText())
        .sorted()
        .toList();
  }

  @Test
  void aTaskIsKnownToTheNextLeaderAndEndsUnderIt() throws Exception {
    String leader = startThree();
    cluster.agent("a1", "cpus:2;mem:256");
    FrameworkInfo info = FrameworkInfo.named("f").withFailoverTimeout(Duration.ofMinutes(5));
    try (ProbeFramework framework = new ProbeFramework(kit, cluster, info)) {
      TaskId task = new TaskId("t");
      framework
          .handle()
          .launch(
              framework.awaitOffer(),
              List.of(ProbeFramework.task("t", Resources.of(1, 64), "sleep 1000")));
      framework.await(task, TaskState.RUNNING);
      String second = other(leader);
      await(
          cluster.masterUrl(second) + "/tasks?stale=true",
          tasks -> tasks.path("tasks").path(0).path("id").asText().equals("t"));
      long before = epoch(leader);

      cluster.stopMaster(leader);

      String next = awaitLeader(cluster, second, other(leader, second));
      assertThat(epoch(next)).isGreaterThan(before);
      framework.handle().kill(task);
      framework.await(task, TaskState.KILLED);
    }
  }

  @Test
  void oneLeftOfThreeAnswersFromItsCopyAndGoesOnWhenAnotherReturns() throws Exception {
    String leader = startThree();
    String second = other(leader);
    String third = other(leader, second);
    String id = clusterId(leader);
    cluster.stopMaster(leader);
    awaitLeader(cluster, second, third);
    cluster.stopMaster(second);

    // The copy grows old, and says so; it is still read.
    await(
        cluster.masterUrl(third) + "/health",
        h -> h.path("registry_copy").path("age_ms").asLong() > 1500);
    JsonNode state = json(cluster.masterUrl(third) + "/state?stale=true");
    assertThat(state.path("registry_copy").path("index").asLong()).isPositive();
    assertThat(clusterId(third)).isEqualTo(id);

    cluster.startMaster(second);
    String again = awaitLeader(cluster, second, third);
    assertThat(clusterId(again)).isEqualTo(id);
  }

  @Test
  void aMasterThatLostItsDiskComesBackUnderAnotherPeerId() throws Exception {
    String leader = startThree();
    String lost = other(leader);
    cluster.stopMaster(lost);
    cluster.wipe(lost);
    cluster.startMaster(lost);

    await(
        cluster.masterUrl(leader) + "/parley/v1/journal/status",
        status ->
            voters(status).size() == 3
                && voters(status).stream().anyMatch(peer -> peer.startsWith(lost + "~")));
    await(
        cluster.masterUrl(lost) + "/health",
        h ->
            h.path("mode").asText().equals("standby")
                && h.path("registry_copy").path("index").asLong() > 0);
  }

  @Test
  void aMajorityThatLostItsDisksRefusesAndTheSurvivorIsRecovered() throws Exception {
    String before = clusterId(startThree());
    for (String name : List.of("m1", "m2", "m3")) {
      cluster.stopMaster(name);
    }
    cluster.wipe("m1");
    cluster.wipe("m2");
    cluster.startMaster("m3");
    NodeProcess m1 = cluster.startMaster("m1");
    NodeProcess m2 = cluster.startMaster("m2");

    for (NodeProcess wiped : List.of(m1, m2)) {
      assertThat(wiped.ended().toCompletableFuture().get(30, TimeUnit.SECONDS))
          .contains("parley masters recover");
    }

    for (String name : List.of("m1", "m2", "m3")) {
      cluster.stopMaster(name);
    }
    Recovery.recover(
        new Recovery.Master(
            cluster.folderOf("m3").resolve("journal"),
            "parley",
            "m3",
            cluster.address("m3").replica()),
        Instant.now());
    cluster.startMasters();
    String leader = awaitLeader(cluster, "m1", "m2", "m3");
    await(
        cluster.masterUrl("m3") + "/parley/v1/journal/status",
        status -> voters(status).size() == 3);
    assertThat(clusterId(leader)).isEqualTo(before);
  }

  @Test
  void mastersAreAddedAndRemovedTheLeaderToo() throws Exception {
    Map<String, NodeProcess> first = cluster.startMasters();
    String leader = awaitLeader(cluster, "m1", "m2", "m3");
    MasterAddress m4 = cluster.configure("m4");
    assertThat(
            post(cluster.masterUrl("m1")
                    + "/parley/v1/masters/add?name=m4&address="
                    + TestCluster.HOST
                    + ":"
                    + m4.port())
                .statusCode())
        .isEqualTo(200);
    cluster.startMaster("m4");
    await(
        cluster.masterUrl("m4") + "/parley/v1/journal/status",
        status -> voters(status).size() == 4);

    assertThat(
            post(cluster.masterUrl("m4") + "/parley/v1/masters/remove?name=" + leader).statusCode())
        .isEqualTo(200);
    assertThat(voters("m4")).hasSize(3).noneMatch(peer -> peer.equals(leader));
    assertThat(end(Objects.requireNonNull(first.get(leader))))
        .contains("removed", "parley masters add " + leader + "@HOST:PORT");
    assertThat(post(cluster.masterUrl("m4") + "/parley/v1/masters/remove?name=nobody").statusCode())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMasterThatWasReplacedStopsAndSaysWhoHasItsPlace(boolean leadsTheLog) throws Exception {
    Map<String, NodeProcess> first = cluster.startMasters();
    String leader = awaitLeader(cluster, "m1", "m2", "m3");
    String url = cluster.masterUrl(leader);
    JsonNode log = json(url + "/parley/v1/journal/status");
    String replaced =
        leadsTheLog ? log.path("leader").asText() : other(log.path("leader").asText());
    MasterAddress place = cluster.move(replaced);
    assertThat(
            post(url
                    + "/parley/v1/masters/replace?name="
                    + replaced
                    + "&address="
                    + TestCluster.HOST
                    + ":"
                    + place.port())
                .statusCode())
        .isEqualTo(200);
    cluster.startMaster(replaced);

    assertThat(end(Objects.requireNonNull(first.get(replaced))))
        .contains(
            "master " + replaced + " was replaced",
            place.replica(),
            "parley masters replace " + replaced + "@HOST:PORT");
    await(
        cluster.masterUrl(replaced) + "/parley/v1/journal/status",
        status ->
            voters(status).size() == 3
                && voters(status).stream().anyMatch(peer -> peer.startsWith(replaced + "~")));
  }

  private static String end(NodeProcess process) throws Exception {
    return process.ended().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void aMasterThatTheGroupDoesNotKnowIsRefused() throws Exception {
    startThree();
    cluster.configure("m9");
    NodeProcess stray = cluster.startMaster("m9");
    assertThat(stray.ended().toCompletableFuture().get(30, TimeUnit.SECONDS))
        .contains("m9")
        .contains("parley masters add");
    assertThat(get(cluster.masterUrl("m1") + "/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aMasterOfAnotherClusterIsRefused() throws Exception {
    cluster.startMaster("m1");
    NodeProcess stray = cluster.startMaster("m2", Map.of("parley.cluster.name", "other"));
    assertThat(stray.ended().toCompletableFuture().get(30, TimeUnit.SECONDS))
        .contains("this is cluster 'parley', not 'other'");
  }
}
