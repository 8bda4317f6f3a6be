package dev.parley.integration;

import static dev.parley.integration.MasterHealth.await;
import static dev.parley.integration.MasterHealth.awaitLeader;
import static dev.parley.integration.MasterHealth.get;
import static dev.parley.integration.MasterHealth.json;
import static dev.parley.integration.MasterHealth.post;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import dev.parley.sdk.FrameworkEvent;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two of three masters go: what runs goes on, nothing begins, and all resumes by itself. */
class SafeModeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What one task takes, so that nothing is left of its agent to be offered. */
  private static final String WHOLE = "cpus:1;mem:64";

  private static final FrameworkInfo INFO =
      FrameworkInfo.named("f").withFailoverTimeout(Duration.ofMinutes(5));

  private final ActorTestKit kit = ActorTestKit.create("frameworks");
  private final TestCluster cluster;
  private final List<MasterJvm> jvms = new ArrayList<>();
  @TempDir private Path folder;

  SafeModeTest() throws IOException {
    cluster = TestCluster.ofMasters(3);
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
    cluster.close();
    jvms.forEach(MasterJvm::kill);
  }

  /**
   * Appends to a file again and again, for as long as it runs. What is offered while the masters
   * find each other may be void a moment later, so it is tried until it succeeds.
   */
  private void launch(ProbeFramework framework, String task) {
    String line = "while true; do echo x >> '" + folder.resolve(task) + "'; sleep 0.05; done";
    Deque<Offer> offers = new ArrayDeque<>();
    boolean asked = false;
    TaskState state = TaskState.STAGING;
    while (state != TaskState.RUNNING) {
      FrameworkEvent event = framework.await(FrameworkEvent.class);
      if (event instanceof FrameworkEvent.OffersReceived received) {
        offers.addAll(received.offers());
      } else if (event instanceof FrameworkEvent.StatusReceived received
          && received.status().task().equals(new TaskId(task))) {
        state = received.status().state();
        asked = state != TaskState.DROPPED;
      }
      if (!asked && !offers.isEmpty()) {
        framework
            .handle()
            .launch(
                offers.removeLast(), List.of(ProbeFramework.task(task, Resources.of(1, 64), line)));
        asked = true;
      }
    }
  }

  private void awaitMoreOf(String task) throws IOException, InterruptedException {
    long before = Files.size(folder.resolve(task));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.size(folder.resolve(task)) == before) {
      assertThat(System.nanoTime()).as("the task does not go on").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static List<String> others(String than) {
    return Stream.of("m1", "m2", "m3").filter(name -> !name.equals(than)).toList();
  }

  @Test
  void twoThatStopInOrderPutTheThirdInSafeModeUntilOneOfThemIsBack() throws Exception {
    twoStop(false);
  }

  @Test
  @Tag("long")
  void twoThatStopInOrderPutTheLeaderInSafeModeUntilOneOfThemIsBack() throws Exception {
    twoStop(true);
  }

  private void twoStop(boolean theLeaderStays) throws Exception {
    cluster.startMasters();
    String leader = awaitLeader(cluster, "m1", "m2", "m3");
    String left = theLeaderStays ? leader : others(leader).get(0);
    List<String> gone = others(left);
    cluster.agent("a1", WHOLE);
    try (ProbeFramework framework = new ProbeFramework(kit, cluster, INFO)) {
      launch(framework, "t");
      String url = cluster.masterUrl(left);

      gone.forEach(cluster::stopMaster);

      assertSafeMode(url);
      cluster.agent("a2", WHOLE);
      framework.expectNoOffers(Duration.ofSeconds(3));
      awaitMoreOf("t");

      cluster.startMaster(gone.get(0));
      awaitLeader(cluster, left, gone.get(0));
      await(url + "/health", health -> health.path("safe_mode").isNull());
      launch(framework, "u");
      assertThat(json(url + "/metrics/snapshot").path("parley/safe_mode").asInt()).isZero();
      awaitMoreOf("t");
    }
  }

  private static void assertSafeMode(String url) throws IOException, InterruptedException {
    JsonNode health = await(url + "/health", h -> h.path("mode").asText().equals("safe-mode"));
    String since = health.path("safe_mode").path("since").asText();
    assertThat(get(url + "/health").statusCode()).isEqualTo(200);

    JsonNode state = json(url + "/state");
    assertThat(state.path("safe_mode").path("since").asText()).isEqualTo(since);
    assertThat(state.path("safe_mode").path("why").asText()).contains("no majority");
    assertThat(state.path("frameworks").path(0).path("tasks")).hasSize(1);
    assertThat(state.path("frameworks").path(0).path("offers")).isEmpty();
    assertThat(json(url + "/metrics/snapshot").path("parley/safe_mode").asInt()).isEqualTo(1);

    for (String write : List.of("kill?task_id=t", "masters/remove?name=m2")) {
      HttpResponse<String> refused = post(url + "/parley/v1/" + write);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("safe_mode").contains("no majority");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
    }
  }

  @Test
  void twoThatAreKilledDoTheSameAndNothingIsOfferedOrLaunchedMeanwhile() throws Exception {
    cluster.startMaster("m1");
    String url = cluster.masterUrl("m1");
    MasterJvm second = startJvm("m2");
    MasterJvm third = startJvm("m3");
    cluster.agent("a1", WHOLE);
    try (ProbeFramework framework = new ProbeFramework(kit, cluster, INFO)) {
      launch(framework, "t");
      cluster.agent("a2", WHOLE);
      Offer held = framework.awaitOffer();

      second.kill();
      third.kill();

      assertSafeMode(url);
      framework
          .handle()
          .launch(held, List.of(ProbeFramework.task("x", Resources.of(1, 64), touch("x"))));
      framework.expectNoOffers(Duration.ofSeconds(3));
      awaitMoreOf("t");
      assertThat(folder.resolve("x")).doesNotExist();

      startJvm("m2");
      await(url + "/health", health -> health.path("safe_mode").isNull());
      launch(framework, "u");
      awaitMoreOf("t");
    }
  }

  /**
   * Without agents and frameworks, whose nodes would carry on the cluster's membership: the one
   * that comes back leads the log, and cannot be a member before the third is given up.
   */
  @Test
  void twoThatAreKilledAreReplacedByOneOfThemWhenNobodyElseIsThere() throws Exception {
    cluster.startMaster("m1");
    String url = cluster.masterUrl("m1");
    MasterJvm second = startJvm("m2");
    MasterJvm third = startJvm("m3");
    await(url + "/parley/v1/cluster", c -> !c.path("leader").isNull());
    TimeUnit.SECONDS.sleep(3); // Until all three are members, which no answer shows.

    second.kill();
    third.kill();
    await(url + "/health", h -> h.path("mode").asText().equals("safe-mode"));
    startJvm("m2");

    await(
        url + "/parley/v1/cluster",
        c -> !c.path("leader").isNull() && c.path("safe_mode").isNull());
  }

  private MasterJvm startJvm(String name) throws IOException {
    MasterJvm started = MasterJvm.start(cluster, name);
    jvms.add(started);
    return started;
  }

  private String touch(String file) {
    return "touch '" + folder.resolve(file) + "'";
  }
}
