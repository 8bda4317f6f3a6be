package dev.parley.cli.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.CommandLineRun;
import dev.parley.cli.client.FakeNode;
import dev.parley.cli.client.FakeNode.Answer;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JournalCommandsTest {
  private static final String STATUS =
      """
      {"node":"m1","state":"running","problem":"the disk is slow","leader":"m2","term":5,
       "committed_index":120,"applied_index":118,"flushed_index":-1,"log_start_index":64,
       "log_bytes":4096,"store_bytes":8192,"replicas":[
       {"name":"m2","peer_id":"m2","address":"10.0.0.2:2552","role":"leader","lag":0,
        "last_contact_ms":0},
       {"name":"m3","peer_id":"m3~0a1b2c3d","address":"10.0.0.3:2552","role":"listener","lag":7,
        "last_contact_ms":40},
       {"name":"m4","peer_id":"m4","address":"10.0.0.4:2552","role":"follower","lag":null,
        "last_contact_ms":null}]}
      """;

  private final FakeNode master;

  JournalCommandsTest() throws IOException {
    master = new FakeNode();
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void statusShowsHowTheLogIsAndHowFarEachReplicaIs() {
    master.on("/parley/v1/journal/status", Answer.ok(STATUS));

    CommandLineRun run = run("status");

    assertThat(run.out().lines())
        .containsExactly(
            "node        m1, running",
            "problem     the disk is slow",
            "leader      m2",
            "term        5",
            "committed   120",
            "applied     118",
            "flushed     none",
            "log         4.1 kB, from 64 on",
            "store       8.2 kB",
            "",
            "NAME  REPLICA      ADDRESS        ROLE      LAG  LAST CONTACT",
            "m2    m2           10.0.0.2:2552  leader      0      0 ms ago",
            "m3    m3~0a1b2c3d  10.0.0.3:2552  listener    7     40 ms ago",
            "m4    m4           10.0.0.4:2552  follower    -             -");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void statusSaysSoWhileNobodyLeadsTheLog() {
    master.on(
        "/parley/v1/journal/status",
        Answer.ok(STATUS.replace("\"leader\":\"m2\"", "\"leader\":null")));

    CommandLineRun run = run("status");

    assertThat(run.out()).contains("leader      none known");
    assertThat(run.err()).startsWith("No replica leads the log now");
  }

  @Test
  void statusAsJsonIsWhatTheMasterAnswers() {
    master.on("/parley/v1/journal/status", Answer.ok(STATUS));

    assertThat(run("status", "--json").out()).contains("\"committed_index\" : 120");
    assertThat(master.requests()).containsExactly("GET /parley/v1/journal/status");
  }

  @Test
  void dumpPrintsTheLinesAsTheyAre() {
    // Long enough to come in parts, which cut the two bytes of some characters.
    String lines =
        IntStream.range(0, 50_000)
            .mapToObj(i -> "{\"sequence_nr\":" + i + ",\"event\":\"ü" + "x".repeat(i % 7) + "\"}\n")
            .collect(Collectors.joining());
    master.onBytes("/parley/v1/journal/dump", lines.getBytes(UTF_8), 0);

    CommandLineRun run = run("dump", "--from", "7");

    assertThat(run.out().equals(lines)).isTrue();
    assertThat(run.exitCode()).isZero();
    assertThat(master.requests()).containsExactly("GET /parley/v1/journal/dump?from=7");
  }

  @Test
  void dumpFailsIfTheAnswerBreaksOff() {
    master.onBytes("/parley/v1/journal/dump", "{\"sequence_nr\":1}\n".getBytes(UTF_8), 1000);

    CommandLineRun run = run("dump");

    assertThat(run.out()).isEqualTo("{\"sequence_nr\":1}\n");
    assertThat(run.err())
        .startsWith("parley: the answer broke off after 18 bytes from " + master.uri());
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void dumpRefusesANumberThatNoEventHas() {
    CommandLineRun run = run("dump", "--from", "0");

    assertThat(run.err()).startsWith("parley: --from: 0: expected 1 or more");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private CommandLineRun run(String... args) {
    return JournalRun.of(master, args);
  }
}
