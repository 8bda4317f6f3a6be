package dev.parley.cli.masters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.CommandLineRun;
import dev.parley.cli.client.FakeNode;
import dev.parley.cli.client.FakeNode.Answer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MastersCommandsTest {
  private static final String MASTERS =
      """
      {"masters":[
       {"name":"m1","address":"10.0.0.1:2551","leading":true,
        "replicas":[{"name":"m1","peer_id":"m1","role":"leader"}]},
       {"name":"m2","address":"10.0.0.2:2551","leading":false,
        "replicas":[{"name":"m2","peer_id":"m2","role":"follower"},
                    {"name":"m2","peer_id":"m2~0a1b2c3d","role":"listener"}]},
       {"name":"m3","address":"10.0.0.3:2551","leading":false,"replicas":[]},
       {"name":"m9","address":null,"leading":false,
        "replicas":[{"name":"m9","peer_id":"m9","role":"follower"}]}]}
      """;

  private final FakeNode master;

  MastersCommandsTest() throws IOException {
    master = new FakeNode();
    master.on("/parley/v1/masters", Answer.ok(MASTERS));
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void listShowsEachReplicaAndWhoHasNotCome() {
    assertThat(run("list").out().lines())
        .containsExactly(
            "NAME  ADDRESS        LEADING  REPLICA      ROLE",
            "m1    10.0.0.1:2551  yes      m1           leader",
            "m2    10.0.0.2:2551  no       m2           follower",
            "m2    10.0.0.2:2551  no       m2~0a1b2c3d  listener",
            "m3    10.0.0.3:2551  no       -            has not come yet",
            "m9    -              no       m9           follower");
    assertThat(run("list", "--json").out())
        .startsWith("[")
        .contains("\"peer_id\" : \"m2~0a1b2c3d\"");
  }

  @Test
  void addAsksForTheChangeAndSaysHowTheNewOneIsStarted() {
    CommandLineRun run = run("add", "m4@10.0.0.4:2551");

    assertThat(master.requests())
        .first()
        .isEqualTo("POST /parley/v1/masters/add?address=10.0.0.4%3A2551&name=m4");
    assertThat(run.out().lines())
        .containsExactly(
            "master m4 may come in; start it with an empty work folder:",
            "  parley master --name m4 --host 10.0.0.4 --port 2551 --work-dir DIR --masters"
                + " m1@10.0.0.1:2551,m2@10.0.0.2:2551,m3@10.0.0.3:2551,m4@10.0.0.4:2551");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void replaceNamesTheNewPlaceInTheListThatItIsStartedWith() {
    CommandLineRun run = run("replace", "m2@10.0.0.5:2551");

    assertThat(master.requests())
        .first()
        .isEqualTo("POST /parley/v1/masters/replace?address=10.0.0.5%3A2551&name=m2");
    assertThat(run.out())
        .contains("--name m2 --host 10.0.0.5")
        .contains("m2@10.0.0.5:2551")
        .doesNotContain("10.0.0.2");
  }

  @Test
  void replaceWithANameAloneKeepsTheAddress() {
    CommandLineRun run = run("replace", "m2");

    assertThat(master.requests())
        .contains("POST /parley/v1/masters/replace?address=10.0.0.2%3A2551&name=m2");
    assertThat(run.out())
        .startsWith("master m2 keeps its place; stop it if it still runs")
        .contains("--name m2 --host 10.0.0.2 --port 2551");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void replaceOfAMasterThatNobodyKnowsNamesThoseWhoAre() {
    CommandLineRun run = run("replace", "m7");

    assertThat(run.err()).contains("there is no master m7 in the group of [m1, m2, m3]");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(master.requests()).noneMatch(request -> request.startsWith("POST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.4:2551", "m4@10.0.0.4", "m4@10.0.0.4:99999", "m 4"})
  void aPlaceOfAnotherFormIsRefusedBeforeAnybodyIsAsked(String place) {
    CommandLineRun run = run("replace", place);

    assertThat(run.err())
        .startsWith("parley: ")
        .contains(place, "the name alone if the address stays")
        .hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(master.requests()).isEmpty();
  }

  @Test
  void removeNamesTheMasterAlone() {
    CommandLineRun run = run("remove", "m3");

    assertThat(master.requests()).containsExactly("POST /parley/v1/masters/remove?name=m3");
    assertThat(run.out()).startsWith("master m3 is out of the group");
  }

  @Test
  void aRefusalIsShownAsTheMasterSaysIt() throws IOException {
    try (FakeNode refusing = new FakeNode()) {
      refusing.on("/parley/v1/masters/remove", Answer.error(409, "refused", "m1 is the last one"));

      CommandLineRun run =
          CommandLineRun.of("masters", "remove", "m1", "--master", refusing.authority());

      assertThat(run.err()).isEqualTo("parley: m1 is the last one" + System.lineSeparator());
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"m4", "10.0.0.4:2551", "m4@10.0.0.4", "m4@10.0.0.4:99999"})
  void anAddressOfAnotherFormIsRefusedBeforeAnybodyIsAsked(String address) {
    CommandLineRun run = run("add", address);

    assertThat(run.err()).startsWith("parley: ").contains(address).hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(master.requests()).isEmpty();
  }

  private CommandLineRun run(String... args) {
    return CommandLineRun.of(
        Stream.of(new String[] {"masters"}, args, new String[] {"--master", master.authority()})
            .flatMap(Stream::of)
            .toArray(String[]::new));
  }
}
