package dev.parley.agent.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.agent.container.Containerizer.Signal;
import dev.parley.agent.core.AgentCommand.LaunchFailed;
import dev.parley.agent.core.AgentCommand.TaskExited;
import dev.parley.agent.core.AgentCommand.TaskOutcome;
import dev.parley.agent.core.AgentCommand.TaskVanished;
import dev.parley.agent.core.TaskLaunch;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProcessContainerizerTest {
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 126, 127, 129, 137, 143, 255})
  void tellsTheExitCode(int code) throws InterruptedException {
    assertThat(tasks.run(CommandSpec.shell("exit " + code))).isEqualTo(ProcessExit.withCode(code));
  }

  /** Without those that this JVM ignores, as it does in the background of a shell: so do tasks. */
  static IntStream signals() throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    long mask = Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16);
    return IntStream.of(1, 2, 6, 9, 11, 13, 15).filter(s -> (mask >> (s - 1) & 1) == 0);
  }

  @ParameterizedTest
  @MethodSource("signals")
  void tellsASignalFromAnExitCode(int signal) throws InterruptedException {
    assertThat(tasks.run(CommandSpec.shell("kill -" + signal + " $$")))
        .isEqualTo(ProcessExit.bySignal(signal));
  }

  @Test
  void writesTheOutputIntoTheSandboxInMesosLayout() throws Exception {
    TaskLaunch launch = tasks.shell("echo out; echo err >&2; pwd");
    tasks.awaitStart();
    tasks.awaitExit();

    Path sandbox = folder.resolve("slaves/S0/frameworks/f/executors/t1/runs/S0-1");
    assertThat(sandbox.resolve("stdout")).hasContent("out\n" + sandbox);
    assertThat(sandbox.resolve("stderr")).hasContent("err");
    assertThat(sandbox.resolveSibling("latest").resolve("stdout")).exists();
    assertThat(tasks.file(launch, "stdout")).isEqualTo(sandbox.resolve("stdout"));
  }

  @Test
  void hasNoInputAndIgnoresNoMoreSignalsThanTheAgent() throws Exception {
    TaskLaunch launch = tasks.shell("cat; grep SigIgn /proc/self/status");
    tasks.awaitStart();
    tasks.awaitExit();

    String own = Files.readString(Path.of("/proc/self/status"));
    assertThat(ignored(tasks.read(launch, "stdout")) & ~ignored(own)).isZero();
  }

  /** The signals of POSIX; those beyond belong to the C library. */
  private static long ignored(String status) {
    String line = status.lines().filter(l -> l.startsWith("SigIgn:")).findFirst().orElseThrow();
    return Long.parseUnsignedLong(line.substring(line.indexOf('\t') + 1), 16) & 0x7fff_ffffL;
  }

  @Test
  void endsATaskThatIgnoresSigterm() throws Exception {
    TaskLaunch launch = tasks.shell("trap '' TERM; echo 1 > ready; while :; do sleep 0.1; done");
    tasks.awaitStart();
    tasks.awaitNumber(launch, "ready");

    tasks.containerizer().signal(launch.container(), Signal.TERM);
    tasks.containerizer().signal(launch.container(), Signal.KILL);

    assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.bySignal(9));
  }

  @Test
  void letsATaskEndByItselfUponSigterm() throws Exception {
    TaskLaunch launch =
        tasks.shell("trap 'exit 5' TERM; echo 1 > ready; while :; do sleep 0.05; done");
    tasks.awaitStart();
    tasks.awaitNumber(launch, "ready");

    tasks.containerizer().signal(launch.container(), Signal.TERM);

    assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.withCode(5));
  }

  @Test
  void signalsTheWholeProcessGroup() throws Exception {
    TaskLaunch launch = tasks.shell("sleep 300 & echo $! > child; wait");
    tasks.awaitStart();
    long child = tasks.awaitNumber(launch, "child");

    tasks.containerizer().signal(launch.container(), Signal.TERM);

    assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.bySignal(15));
    RealTasks.awaitDead(child);
  }

  @Test
  void leavesNoChildInTheBackgroundWhenTheMainProcessEnds() throws Exception {
    TaskLaunch launch = tasks.shell("trap '' TERM; sleep 300 & echo $! > child; exit 4");
    tasks.awaitStart();
    long child = tasks.awaitNumber(launch, "child");

    assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.withCode(4));
    RealTasks.awaitDead(child);
  }

  @Test
  void aSignalRightAfterTheStartIsNotLost() throws Exception {
    for (int i = 0; i < 20; i++) {
      TaskLaunch launch = tasks.launch(CommandSpec.exec("sleep", "300"));
      tasks.awaitStart();
      tasks.containerizer().signal(launch.container(), Signal.TERM);
      assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.bySignal(15));
    }
  }

  @Test
  void aSignalDuringTheLaunchIsNotLost() throws Exception {
    TaskLaunch launch = tasks.launch(CommandSpec.exec("sleep", "300"));
    tasks.containerizer().signal(launch.container(), Signal.KILL);

    TaskOutcome outcome = tasks.next();
    if (outcome instanceof LaunchFailed failed) {
      assertThat(failed.reason()).isEqualTo(TaskReason.TASK_KILLED_DURING_LAUNCH);
    } else {
      assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.bySignal(9));
    }
  }

  @Test
  void theSupervisorOutlivesSignalsThatWereNotMeantForIt() throws Exception {
    TaskLaunch launch = tasks.shell("while [ ! -e go ]; do sleep 0.05; done; exit 6");
    tasks.awaitStart();
    long supervisor = tasks.folder(launch).processes().orElseThrow().supervisor().pid();

    new ProcessBuilder("kill", "-TERM", Long.toString(supervisor)).start().waitFor();
    Files.createFile(tasks.file(launch, "go"));

    assertThat(tasks.awaitExit()).isEqualTo(ProcessExit.withCode(6));
  }

  @Test
  void endsTheTaskWhenItsSupervisorIsKilled() throws Exception {
    TaskLaunch launch = tasks.launch(CommandSpec.exec("sleep", "300"));
    long task = tasks.awaitStart();
    long supervisor = tasks.folder(launch).processes().orElseThrow().supervisor().pid();

    new ProcessBuilder("kill", "-KILL", Long.toString(supervisor)).start().waitFor();

    assertThat(tasks.next()).isInstanceOf(TaskVanished.class);
    RealTasks.awaitDead(task);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", "./nosuch", "/etc/passwd", "/etc"})
  void namesACommandThatCannotBeRun(String program) throws Exception {
    tasks.launch(CommandSpec.exec(program, "arg"));

    assertThat(tasks.next())
        .isInstanceOfSatisfying(
            LaunchFailed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(TaskReason.CONTAINER_LAUNCH_FAILED);
              assertThat(failed.why()).startsWith("cannot run '" + program + "': ");
            });
  }

  @Test
  void discardRemovesAllButTheSandbox() throws Exception {
    TaskLaunch launch = tasks.shell("exit 0");
    tasks.awaitStart();
    tasks.awaitExit();

    tasks.containerizer().discard(launch.container());

    Path path = tasks.folder(launch).path();
    Eventually.holds(path + " is gone", () -> Files.notExists(path));
    assertThat(tasks.file(launch, "stdout")).exists();
  }

  @Test
  void runsAHundredQuickTasksAndTellsEachEndOnce() throws Exception {
    Map<TaskKey, ProcessExit> expected = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      expected.put(tasks.shell("exit " + i).key(), ProcessExit.withCode(i));
    }
    Map<TaskKey, ProcessExit> told = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      if (tasks.next() instanceof TaskExited exited) {
        assertThat(told.put(exited.task(), exited.exit())).isNull();
      }
    }

    assertThat(told).isEqualTo(expected);
  }
}
