package dev.parley.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.CommandLineRun;
import dev.parley.cli.client.FakeNode;
import dev.parley.cli.client.FakeNode.Answer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TaskCommandsTest {
  private final FakeNode master;

  TaskCommandsTest() throws IOException {
    master = new FakeNode();
    master.on(
        "/state",
        Answer.ok(
            "{\"frameworks\":[{\"id\":\"f1\",\"name\":\"one\"},{\"id\":\"f2\",\"name\":\"two\"}]}"));
  }

  @AfterEach
  void close() {
    master.close();
  }

  @Test
  void anUnknownTaskIsNamed() {
    master.on("/tasks", Answer.ok("{\"tasks\":[]}"));

    CommandLineRun run = CommandLineRun.of("kill", "t9", "--master", master.authority());

    assertThat(run.err())
        .isEqualTo(
            "parley: no task t9 is known: `parley tasks --all` lists those that are"
                + System.lineSeparator());
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aTaskIdOfSeveralFrameworksNeedsTheFramework() {
    master.on("/tasks", Answer.ok("{\"tasks\":[" + task("f1") + "," + task("f2") + "]}"));
    master.on("/parley/v1/kill", new Answer(202, "{}", Map.of()));

    CommandLineRun ambiguous = CommandLineRun.of("kill", "t1", "--master", master.authority());
    CommandLineRun named =
        CommandLineRun.of("kill", "t1", "--framework", "two", "--master", master.authority());

    assertThat(ambiguous.err())
        .startsWith("parley: several frameworks have a task t1: choose one with --framework")
        .contains("--framework f1 or --framework f2")
        .hasLineCount(1);
    assertThat(ambiguous.exitCode()).isEqualTo(1);
    assertThat(named.out()).isEqualTo("task t1 is being killed" + System.lineSeparator());
    assertThat(master.requests()).endsWith("POST /parley/v1/kill?framework_id=f2&task_id=t1");
  }

  @Test
  void aTaskThatHasEndedIsNotKilled() {
    master.on("/tasks", Answer.ok("{\"tasks\":[" + task("f1").replace("RUNNING", "FAILED") + "]}"));

    CommandLineRun run = CommandLineRun.of("kill", "t1", "--master", master.authority());

    assertThat(run.err()).startsWith("parley: task t1 has ended already (FAILED)");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void traceShowsEachStepWithItsDelay() {
    master.on(
        "/parley/v1/trace",
        Answer.ok(
            """
            {"traces":[{"framework_id":"f1","task_id":"t1","steps":[
              {"number":1,"message":"ReportResources","from":"a1","to":"m1",
               "at":"2026-11-21T01:02:03.100Z","detail":"cpus:4"},
              {"number":2,"message":"Allocate","from":"m1","to":"allocator",
               "at":"2026-11-21T01:02:03.104Z","detail":"cpus:4"}]}]}
            """));

    CommandLineRun run = CommandLineRun.of("trace", "t1", "--master", master.authority());

    assertThat(run.out().lines())
        .satisfiesExactly(
            title -> assertThat(title).isEqualTo("task t1 of framework f1"),
            titles -> assertThat(titles).startsWith("STEP  MESSAGE"),
            first -> assertThat(first).startsWith("   1  ReportResources  a1").endsWith("cpus:4"),
            second -> assertThat(second).contains("Allocate").contains("+4 ms"));
  }

  @Test
  void traceOfAnUnknownTaskIsOneLine() {
    master.on("/parley/v1/trace", Answer.error(404, "unknown_task", "no task t9 is known"));

    CommandLineRun run = CommandLineRun.of("trace", "t9", "--master", master.authority());

    assertThat(run.err()).startsWith("parley: no task t9 is known").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private static String task(String framework) {
    return "{\"id\":\"t1\",\"framework_id\":\"" + framework + "\",\"state\":\"TASK_RUNNING\"}";
  }
}
