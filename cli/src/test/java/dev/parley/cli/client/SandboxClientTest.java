package dev.parley.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.cli.client.FakeNode.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SandboxClientTest {
  private final FakeNode master;
  private final FakeNode agent;
  private final SandboxClient client;

  SandboxClientTest() throws IOException {
    master = new FakeNode();
    agent = new FakeNode();
    master.on(
        "/slaves",
        query ->
            "a1".equals(query.get("slave_id"))
                ? Answer.ok(
                    "{\"slaves\":[{\"hostname\":\"127.0.0.1\",\"port\":" + agent.port() + "}]}")
                : Answer.ok("{\"slaves\":[]}"));
    master.on("/tasks", Answer.ok("{\"tasks\":[{\"id\":\"t1\",\"slave_id\":\"a1\"}]}"));
    client = new SandboxClient(master.client());
  }

  @AfterEach
  void close() {
    master.close();
    agent.close();
  }

  @Test
  void findsTheSandboxOfARunningTaskOnItsAgent() {
    agent.on("/state", Answer.ok(state("frameworks", "executors")));

    assertThat(client.find("t1", "f1")).contains(new Sandbox("t1", "f1", agent.uri(), "/work/t1"));
  }

  @Test
  void findsTheSandboxOfATaskThatHasEnded() {
    agent.on("/state", Answer.ok(state("completed_frameworks", "completed_executors")));

    assertThat(client.find("t1", "f1")).map(Sandbox::directory).contains("/work/t1");
  }

  @Test
  void findsNothingWhileTheAgentHasNoneOfThatFramework() {
    agent.on("/state", Answer.ok(state("frameworks", "executors")));

    assertThat(client.find("t1", "f2")).isEmpty();
  }

  @Test
  void saysSoIfTheMasterNoLongerKnowsTheAgent() {
    assertThatThrownBy(() -> client.findOn("a9", "t1", "f1"))
        .isInstanceOf(SandboxUnreachableException.class)
        .hasMessage("the files of task t1 are on agent a9, which the master no longer knows");
  }

  @Test
  void saysSoIfTheAgentDoesNotAnswer() {
    agent.close();

    assertThatThrownBy(() -> client.find("t1", "f1"))
        .isInstanceOf(SandboxUnreachableException.class)
        .hasMessageContaining(agent.uri() + " does not answer");
  }

  @Test
  void readsOnWhereTheLastPartEndedEvenIfBytesWereReplaced() {
    agent.on(
        "/files/read",
        query ->
            switch (query.getOrDefault("offset", "")) {
              case "0" -> part("ab\\ufffd", 0, "3");
              case "3" -> part("cd\\n", 3, "6");
              default -> part("", 6, "6");
            });
    StringWriter written = new StringWriter();
    OutputTail tail =
        new OutputTail(client, new Sandbox("t1", "f1", agent.uri(), "/work/t1"), "stdout");

    assertThat(tail.copyTo(new PrintWriter(written))).isTrue();
    assertThat(written).hasToString("ab\ufffdcd\n");
    assertThat(tail.copyTo(new PrintWriter(written))).isFalse();
  }

  @Test
  void aFileThatIsNotThereYetIsNothingToRead() {
    agent.on("/files/read", new Answer(404, "", Map.of()));

    assertThat(client.read(new Sandbox("t1", "f1", agent.uri(), "/work/t1"), "stdout", 0))
        .isEmpty();
  }

  private static Answer part(String data, long offset, String next) {
    return new Answer(
        200,
        "{\"data\":\"" + data + "\",\"offset\":" + offset + "}",
        Map.of("Parley-Next-Offset", next));
  }

  private static String state(String frameworks, String executors) {
    return "{\""
        + frameworks
        + "\":[{\"id\":\"f1\",\""
        + executors
        + "\":[{\"id\":\"t1\",\"directory\":\"/work/t1\"}]}]}";
  }
}
