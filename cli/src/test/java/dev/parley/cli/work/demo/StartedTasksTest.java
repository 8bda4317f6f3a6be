package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.CommandSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartedTasksTest {
  @TempDir private Path folder;

  @Test
  void notesEachStartAndRunsTheCommandAsItIs() throws Exception {
    StartedTasks started = new StartedTasks(folder.resolve("it's started"));
    assertThat(started.all()).isEmpty();
    CommandSpec command =
        CommandSpec.exec("/bin/sh", "-c", "echo \"$WHO\" \"$1\"; exit 3", "x", "a  b")
            .withEnvironment(Map.of("WHO", "me"));

    assertThat(run("t1", started.noting(command))).isEqualTo("me a  b\n, 3");
    assertThat(run("t2", started.noting(command))).isEqualTo("me a  b\n, 3");
    assertThat(started.all()).containsExactly("t1", "t2");
    assertThat(started.contains(new TaskId("t2"))).isTrue();
    assertThat(started.contains(new TaskId("t"))).isFalse();
    assertThat(started.twice()).isEmpty();

    run("t1", started.noting(command));
    assertThat(started.twice()).containsExactly("t1");
  }

  private static String run(String task, CommandSpec command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command.words());
    builder.environment().putAll(command.environment());
    builder.environment().put("MESOS_TASK_ID", task);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return out + ", " + process.waitFor();
  }
}
