package dev.parley.cli.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.cli.client.FakeNode;
import dev.parley.cli.client.FakeNode.Answer;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.SandboxClient;
import dev.parley.cli.client.SandboxUnreachableException;
import dev.parley.cli.state.TaskEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The task here takes its next step whenever the follower pauses. */
final class TaskOutputTest {
  private final FakeNode master;
  private final FakeNode agent;
  private final StringWriter written = new StringWriter();

  private volatile String state = "TASK_RUNNING";
  private volatile String stdout = "";
  private volatile boolean sandbox = true;
  private volatile boolean leader = true;

  TaskOutputTest() throws IOException {
    master = new FakeNode();
    agent = new FakeNode();
    master.on(
        "/tasks",
        query ->
            leader
                ? Answer.ok("{\"tasks\":[{\"id\":\"t1\",\"state\":\"" + state + "\"}]}")
                : new Answer(503, "No leader elected", Map.of()));
    master.on(
        "/slaves",
        Answer.ok("{\"slaves\":[{\"hostname\":\"127.0.0.1\",\"port\":" + agent.port() + "}]}"));
    agent.on(
        "/state",
        query ->
            Answer.ok(
                sandbox
                    ? "{\"frameworks\":[{\"id\":\"f1\",\"executors\":[{\"id\":\"t1\",\"directory\":\"/d\"}]}]}"
                    : "{}"));
    agent.on("/files/read", this::read);
  }

  @AfterEach
  void close() {
    master.close();
    agent.close();
  }

  @Test
  void isPrintedUntilTheTaskEndsWithNothingLeftOut() throws InterruptedException {
    AtomicInteger step = new AtomicInteger();

    output()
        .follow(
            new PrintWriter(written),
            () -> {
              switch (step.incrementAndGet()) {
                case 1 -> stdout = "one\n";
                case 2 -> stdout = "one\ntwo\n";
                default -> {
                  stdout = "one\ntwo\nlast\n";
                  state = "TASK_FINISHED";
                }
              }
            });

    assertThat(written).hasToString("one\ntwo\nlast\n");
  }

  @Test
  void isWaitedForUntilTheTaskHasASandbox() throws InterruptedException {
    sandbox = false;
    stdout = "late\n";
    AtomicInteger step = new AtomicInteger();

    output()
        .follow(
            new PrintWriter(written),
            () -> {
              sandbox = true;
              state = step.incrementAndGet() == 1 ? "TASK_RUNNING" : "TASK_FINISHED";
            });

    assertThat(written).hasToString("late\n");
  }

  @Test
  void isFollowedThroughAChangeOfTheLeadingMaster() throws InterruptedException {
    stdout = "before\n";
    AtomicInteger step = new AtomicInteger();

    output()
        .follow(
            new PrintWriter(written),
            () -> {
              leader = step.incrementAndGet() % 3 == 0;
              stdout = "before\nafter\n";
              state = step.get() < 6 ? "TASK_RUNNING" : "TASK_FINISHED";
            });

    assertThat(written).hasToString("before\nafter\n");
  }

  @Test
  void isGivenUpIfTheAgentStaysAway() {
    agent.close();

    assertThatThrownBy(() -> output().follow(new PrintWriter(written), () -> {}))
        .isInstanceOf(SandboxUnreachableException.class);
  }

  @Test
  void isNoLongerReadOnceNobodyReadsWhatIsPrinted() throws InterruptedException {
    stdout = "line\n";
    PrintWriter closed =
        new PrintWriter(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            true,
            StandardCharsets.UTF_8);

    output().follow(closed, () -> {});

    assertThat(agent.requests().stream().filter(r -> r.contains("/files/read"))).isNotEmpty();
  }

  private TaskOutput output() {
    TaskEntry task =
        new TaskEntry(
            JsonNodeFactory.instance
                .objectNode()
                .put("id", "t1")
                .put("framework_id", "f1")
                .put("slave_id", "a1"));
    MasterClient client = master.client();
    return new TaskOutput(client, new SandboxClient(client), task, "stdout");
  }

  private Answer read(Map<String, String> query) {
    String whole = stdout;
    int offset = Math.min(Integer.parseInt(query.getOrDefault("offset", "0")), whole.length());
    String data = whole.substring(offset).replace("\n", "\\n");
    return new Answer(
        200,
        "{\"data\":\"" + data + "\",\"offset\":" + offset + "}",
        Map.of("Parley-Next-Offset", Integer.toString(whole.length())));
  }
}
