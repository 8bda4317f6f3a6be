package dev.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seven JVMs: three masters, of which two are killed, three agents, and a framework that has real
 * work for them.
 */
class DemoTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern GONE_ON = Pattern.compile("a[123] +\\d+ {2}(\\d+), now (\\d+)");

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files/with blank"));
    for (int i = 0; i < 40; i++) {
      Files.writeString(files.resolve("file " + i + " 'quoted'.txt"), "a line\n".repeat(i));
    }
    Files.write(files.resolve("-binary"), new byte[] {0, -1, 10, 13, 32});
  }

  /** With its own temporary folder, so that all that it starts can be told by it. */
  private List<String> demo() {
    List<String> command = new ArrayList<>(ParleyCommand.words());
    command.add(1, "-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("demo", folder.resolve("files").toString()));
    return command;
  }

  @Test
  void completesTheBatchWhileMastersAreKilledAndLeavesNothingBehind() throws Exception {
    ParleyCommand.Result demo = ParleyCommand.runProcess(folder, "", demo(), PATIENCE);
    assertThat(demo.exitCode()).as(demo.out() + demo.err()).isZero();
    assertThat(demo.out())
        .containsSubsequence(
            "half-way, the leading master is killed",
            "SIGKILL for m",
            " leads ",
            "41 tasks, 41 results; by what their processes noted, 41 were started, 0 of them twice",
            "41 files the same as computed here, 0 different",
            "no majority is left",
            "is in safe mode",
            "says: \"safe-mode\", no majority of the masters m1, m2, m3 is in touch",
            "has not been started",
            "is started again",
            "safe mode is over",
            "stopped all processes",
            "the first task under m",
            "the task that waited runs",
            "all is well");
    List<long[]> goneOn =
        GONE_ON
            .matcher(demo.out())
            .results()
            .map(m -> new long[] {Long.parseLong(m.group(1)), Long.parseLong(m.group(2))})
            .toList();
    assertThat(goneOn).as("three agents, looked at twice").hasSize(6);
    assertThat(goneOn).allSatisfy(lines -> assertThat(lines[1]).isGreaterThan(lines[0]));
    assertNothingIsLeft();
  }

  @Test
  void endsAllThatItStartedWhenItIsInterruptedAtOnce() throws Exception {
    interruptAt("step 1:");
  }

  @Test
  @Tag("long")
  void endsAllThatItStartedWhenItIsInterruptedWithoutAMajority() throws Exception {
    interruptAt("is in safe mode");
  }

  private void interruptAt(String line) throws Exception {
    Path log = folder.resolve("demo.log");
    Process demo =
        new ProcessBuilder(demo())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!Files.readString(log).contains(line)) {
        assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
        assertThat(demo.isAlive()).as(Files.readString(log)).isTrue();
        TimeUnit.MILLISECONDS.sleep(50);
      }
      demo.destroy();
      assertThat(demo.waitFor(60, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
      assertThat(demo.exitValue()).as(Files.readString(log)).isEqualTo(143);
      assertThat(Files.readString(log)).doesNotContain("failed");
      assertNothingIsLeft();
    } finally {
      demo.destroyForcibly();
    }
  }

  /** Neither a process, node or task, nor a folder. */
  private void assertNothingIsLeft() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!processes().isEmpty()) {
      assertThat(System.nanoTime()).as("left behind: " + processes()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    try (var entries = Files.newDirectoryStream(folder, "parley-demo-*")) {
      assertThat(entries).isEmpty();
    }
  }

  /** Nodes run in the folder of the test, tasks in their sandboxes below it. */
  private List<String> processes() {
    return ProcessHandle.allProcesses().filter(this::isHere).map(p -> p.info().toString()).toList();
  }

  private boolean isHere(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd"))
          .startsWith(folder);
    } catch (IOException e) {
      // It has just ended, or belongs to another user.
      return false;
    }
  }
}
