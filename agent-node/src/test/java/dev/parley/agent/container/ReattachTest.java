package dev.parley.agent.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.container.Containerizer.Signal;
import dev.parley.agent.core.AgentCommand.TaskVanished;
import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReattachTest {
  @TempDir Path folder;
  private RealTasks tasks;

  @BeforeEach
  void open() {
    tasks = new RealTasks(folder);
  }

  @AfterEach
  void close() throws IOException {
    tasks.close();
  }

  @Test
  void findsARunningTaskAgainAndItsExitCode() throws Exception {
    TaskLaunch launch = tasks.shell("while [ ! -e go ]; do sleep 0.05; done; exit 7");
    long pid = tasks.awaitStart();

    tasks.restart(launch);
    assertThat(tasks.awaitStart()).isEqualTo(pid);
    Files.createFile(tasks.file(launch, "go"));

    assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.withCode(7));
  }

  @Test
  void canStillKillWhatItFoundAgain() throws Exception {
    TaskLaunch launch = tasks.launch(CommandSpec.exec("sleep", "300"));
    tasks.awaitStart();

    tasks.restart(launch);
    tasks.awaitStart();
    tasks.containerizer().signal(launch.container(), Signal.TERM);

    assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.bySignal(15));
  }

  @Test
  void learnsTheExitOfATaskThatEndedInBetween() throws Exception {
    TaskLaunch coded = tasks.shell("exit 9");
    tasks.awaitStart();
    tasks.awaitExit();

    tasks.restart(coded);

    assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.withCode(9));
  }

  @Test
  void saysSoWhenThereIsNeitherProcessNorExit() throws Exception {
    TaskLaunch never = tasks.describe(CommandSpec.exec("sleep", "300"));

    tasks.restart(never);

    assertThat(tasks.next())
        .isInstanceOfSatisfying(
            TaskVanished.class, v -> assertThat(v.reason()).isEqualTo(TaskReason.AGENT_RESTARTED));
  }

  @Test
  void doesNotTakeAnotherProcessForTheTask() throws Exception {
    TaskLaunch launch = tasks.describe(CommandSpec.exec("sleep", "300"));
    ContainerFolder container = tasks.folder(launch);
    Files.createDirectories(container.path());
    String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
    String self = Files.readString(Path.of("/proc/self/stat"));
    // This very JVM, as if the number had belonged to another process before.
    ProcessStat us = ProcessStat.parse(self).orElseThrow();
    String other = self.replace(" " + us.startTime() + " ", " " + (us.startTime() - 1) + " ");
    Files.writeString(container.path().resolve("process"), us.pid() + "\n" + boot + other + other);

    tasks.restart(launch);

    assertThat(tasks.next()).isInstanceOf(TaskVanished.class);
  }

  @Test
  void endsWhatNobodyExpects() throws Exception {
    TaskLaunch forgotten = tasks.launch(CommandSpec.exec("sleep", "300"));
    long pid = tasks.awaitStart();

    tasks.restart();

    RealTasks.awaitDead(pid);
    assertThat(tasks.folder(forgotten).path()).doesNotExist();
  }
}
