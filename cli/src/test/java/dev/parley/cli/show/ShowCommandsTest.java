package dev.parley.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.cli.CommandLineRun;
import dev.parley.cli.client.FakeNode;
import dev.parley.cli.client.FakeNode.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ShowCommandsTest {
  private static final String CLUSTER =
      """
      {"cluster_id":"c1","name":"m1","leading":true,"version":"1.0",
       "leader":{"name":"m1","hostname":"127.0.0.1","cluster_port":2551,"http_port":5050,"epoch":3,
                 "elected_at":"2026-11-21T01:02:03Z"},
       "masters":["m1@127.0.0.1:2551","m2@127.0.0.1:2561"]}
      """;

  private static final String JOURNAL =
      """
      {"node":"m1","state":"running","problem":null,"leader":"m2","term":5,
       "replicas":[{"name":"m1","role":"follower","lag":null},{"name":"m2","role":"leader","lag":0},
                   {"name":"m3","role":"listener","lag":7}]}
      """;

  private final FakeNode master;

  ShowCommandsTest() throws IOException {
    master = new FakeNode();
    master.on("/state", Answer.ok(resource("state.json")));
    master.on("/parley/v1/journal/status", Answer.ok(JOURNAL));
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void agentsShowsHowMuchOfEachIsUsed() {
    assertThat(run("agents").out().lines())
        .containsExactly(
            "NAME  ADDRESS         STATE         TASKS   CPUS      MEM  DISK  ATTRIBUTES        ID",
            "a1    127.0.0.1:5051  connected         1  0.5/4  32/4096   0/0  rack:r1;size:2.5  c1-S0",
            "a2    127.0.0.1:5052  disconnected      0    0/4   0/4096   0/0  -                 c1-S1");
  }

  @Test
  void tasksShowsThoseThatHaveNotEnded() {
    assertThat(run("tasks").out().lines())
        .satisfiesExactly(
            titles -> assertThat(titles).startsWith("ID  NAME"),
            task ->
                assertThat(task)
                    .startsWith("t1  sleep  batch      RUNNING  a1     cpus:0.5;mem:32  20"));
  }

  @Test
  void tasksShowsOnRequestAllOfThemTheOldestFirst() {
    assertThat(run("tasks", "--all").out().lines().skip(1))
        .satisfiesExactly(
            task -> assertThat(task).startsWith("t2").contains("FAILED").endsWith("exited with 3"),
            task -> assertThat(task).startsWith("t1"));
  }

  @Test
  void tasksCanBeChosenByStateAndFramework() {
    assertThat(run("tasks", "--state", "failed,killed").out()).contains("t2").doesNotContain("t1");
    assertThat(run("tasks", "--framework", "batch").out()).contains("t1");
    assertThat(run("tasks", "--framework", "c1-0001").out()).contains("t1");
    CommandLineRun none = run("tasks", "--framework", "other");
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).startsWith("No tasks now; --all shows");
  }

  @Test
  void frameworksAndOffersShowNamesRatherThanIds() {
    assertThat(run("frameworks").out().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith("batch  connected  alice  *          1  cpus:0.5;mem:32  20");
    assertThat(run("frameworks", "--all").out()).contains("removed");
    assertThat(run("offers").out().lines())
        .containsExactly(
            "ID     FRAMEWORK  ROLE  AGENT  RESOURCES",
            "c1-O7  batch      *     a1     cpus:3.5;ports:[31000-31009]");
  }

  @Test
  void jsonHasTheFieldsOfTheStateAndNamesWithTheIdsAndNumbersAsTheyWere() throws IOException {
    CommandLineRun run = run("tasks", "--all", "--json");

    JsonNode tasks = new ObjectMapper().readTree(run.out());
    assertThat(tasks).hasSize(2);
    assertThat(tasks.path(1).path("framework_name").asText()).isEqualTo("batch");
    assertThat(tasks.path(1).path("agent_name").asText()).isEqualTo("a1");
    assertThat(run.out()).contains("1795222923.5").doesNotContain("E9");
  }

  @Test
  void statusShowsTheMastersAndHowMuchIsUsed() {
    master.on("/parley/v1/cluster", Answer.ok(CLUSTER));

    assertThat(run("status").out().lines())
        .contains(
            "masters     m1@127.0.0.1:2551, m2@127.0.0.1:2561",
            "log         leader m2, term 5; m1 follower, m2 leader, m3 listener (7 behind)",
            "agents      1 connected, 1 disconnected",
            "frameworks  1 connected, 1 removed",
            "tasks       1 failed, 1 running",
            "cpus        0.5 of 4 used, 3.5 offered");
  }

  @Test
  void statusSaysSoWhileNobodyLeadsAndShowsTheCopyThatTheMasterHas() throws IOException {
    try (FakeNode alone = new FakeNode()) {
      String journal = JOURNAL.replace("null,\"leader\":\"m2\"", "\"no majority\",\"leader\":null");
      alone.on("/parley/v1/cluster", Answer.ok("{\"leader\":null,\"masters\":[\"m1@h:2551\"]}"));
      alone.on("/parley/v1/journal/status", Answer.ok(journal));
      alone.on("/state", Answer.ok(copy(resource("state.json"))));

      CommandLineRun run = CommandLineRun.of("status", "--master", alone.authority());

      assertThat(run.out())
          .contains("leader      none")
          .contains("log         leader unknown, term 5;")
          .contains("problem     m1: no majority")
          .contains("tasks       1 failed, 1 running");
      assertThat(run.err().lines())
          .satisfiesExactly(
              copy ->
                  assertThat(copy)
                      .startsWith("No master leads now: this is the copy of the registry that")
                      .endsWith(" has, complete as of 1500 ms ago."),
              nobody -> assertThat(nobody).startsWith("parley: no master leads now"));
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void statusSaysSinceWhenAndWhyTheClusterIsInSafeMode() throws IOException {
    String safe = ",\"safe_mode\":{\"since\":\"2026-11-21T01:02:03Z\",\"why\":\"m2 is away\"}}";
    master.on("/parley/v1/cluster", Answer.ok(CLUSTER.strip().replaceFirst("}$", "") + safe));

    CommandLineRun run = run("status");

    assertThat(run.out().lines())
        .anySatisfy(
            line -> assertThat(line).startsWith("safe mode   since ").endsWith(": m2 is away"));
    assertThat(run.out()).contains("tasks       1 failed, 1 running");
    assertThat(run.err()).startsWith("parley: the cluster is in safe mode").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void statusOfAMasterThatHasNoCopyYetShowsTheRest() throws IOException {
    try (FakeNode fresh = new FakeNode()) {
      fresh.on("/parley/v1/cluster", Answer.ok("{\"leader\":null,\"masters\":[\"m1@h:2551\"]}"));
      fresh.on("/parley/v1/journal/status", Answer.ok(JOURNAL));
      fresh.on("/state", new Answer(503, "No leader elected", Map.of()));

      CommandLineRun run = CommandLineRun.of("status", "--master", fresh.authority());

      assertThat(run.out()).contains("masters     m1@h:2551").doesNotContain("agents");
      assertThat(run.err()).startsWith("parley: no master leads now").hasLineCount(1);
    }
  }

  @Test
  void whatComesFromACopyIsShownWithARemark() throws IOException {
    try (FakeNode alone = new FakeNode()) {
      alone.on("/state", Answer.ok(copy(resource("state.json"))));

      CommandLineRun run = CommandLineRun.of("tasks", "--master", alone.authority());

      assertThat(run.out()).contains("t1");
      assertThat(run.err()).contains(alone.uri() + " has, complete as of 1500 ms ago.");
      assertThat(run.exitCode()).isZero();
    }
  }

  private static String copy(String state) {
    return state.replaceFirst(
        "\\{", "{\"registry_copy\":{\"index\":118,\"age_ms\":1500,\"leader\":false},");
  }

  @Test
  void noMasterIsOneLineThatSaysHowToGetOne() {
    master.close();

    CommandLineRun run = run("agents");

    assertThat(run.err())
        .isEqualTo(
            "parley: no Parley master answers at "
                + master.uri()
                + ": name another with --master"
                + System.lineSeparator());
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private CommandLineRun run(String... args) {
    String[] whole = java.util.Arrays.copyOf(args, args.length + 2);
    whole[args.length] = "--master";
    whole[args.length + 1] = master.uri().toString();
    return CommandLineRun.of(whole);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ShowCommandsTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
