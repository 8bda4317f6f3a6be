package dev.parley.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.nodes.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The command as users meet it: real processes, exit codes, and one clear line for each mistake.
 */
class CommandLineTest {
  @TempDir private Path folder;

  private ParleyCommand.Result parley(String... arguments)
      throws IOException, InterruptedException {
    return ParleyCommand.run(folder, "", arguments);
  }

  @Test
  void runsACommandOnAClusterOfItsOwnAndEndsWithItsExitCode() throws Exception {
    ParleyCommand.Result result =
        parley("run", "--local", "--", "sh", "-c", "echo out; echo err >&2; exit 3", "@arg");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).isEqualTo("out\n");
    assertThat(result.err()).contains("err\n").doesNotContain("Exception");
  }

  @Test
  void batchGivesTheSameLinesAsXargs() throws Exception {
    for (int i = 0; i < 12; i++) {
      Files.writeString(
          folder.resolve("file " + i + ".txt"),
          IntStream.range(0, i).mapToObj(n -> "line\n").collect(Collectors.joining()));
    }
    String input =
        IntStream.range(0, 12)
            .mapToObj(i -> "./file " + i + ".txt\n")
            .collect(Collectors.joining());
    ParleyCommand.Result xargs =
        ParleyCommand.runProcess(folder, input, List.of("xargs", "-d", "\\n", "-n1", "wc", "-l"));
    ParleyCommand.Result batch =
        ParleyCommand.run(folder, input, "batch", "--local", "--", "wc", "-l", "{}");
    assertThat(batch.exitCode()).as(batch.err()).isEqualTo(0);
    assertThat(batch.out()).isEqualTo(xargs.out());
  }

  @Test
  void batchFailsIfATaskFails() throws Exception {
    ParleyCommand.Result batch =
        ParleyCommand.run(
            folder, "0\n1\n", "batch", "--local", "--", "sh", "-c", "echo {}; exit {}");
    assertThat(batch.exitCode()).isEqualTo(1);
    assertThat(batch.out()).isEqualTo("0\n1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --frobnicate -- true | 2 | --frobnicate",
        "frobnicate | 2 | frobnicate",
        "run -- | 2 | CMD is missing",
        "agent --name a1 --masters m1@127.0.0.1:1 --work-dir w --resources cpus:x | 2 | 'x' is not a number",
        "agent --name a1 --masters nonsense --work-dir w | 2 | expected name@host:port",
        "master --name m9 --masters m1@127.0.0.1:2551 --work-dir w | 2 | 'm9' is not in --masters",
        "run --master http://127.0.0.1:1 -- true | 1 | no Parley master answers",
      })
  void saysInOneLineWhatIsWrong(String command, int exitCode, String why) throws Exception {
    ParleyCommand.Result result = parley(command.strip().split(" ", -1));
    assertThat(result.err()).contains(why.strip()).doesNotContain("\tat ");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.err().lines().count()).as(result.err()).isLessThanOrEqualTo(2);
  }

  @Test
  void configCheckNamesEachProblemAndWhereItIs() throws Exception {
    Files.writeString(folder.resolve("p.conf"), "parley.master.ofer-timeout = 3 s\n");
    ParleyCommand.Result wrong = parley("config", "check", "p.conf");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out() + wrong.err()).contains("p.conf:1", "offer-timeout");

    Files.writeString(folder.resolve("p.conf"), "parley.master.offer-timeout = 3 s\n");
    ParleyCommand.Result right = parley("config", "check", "p.conf");
    assertThat(right.exitCode()).as(right.err()).isZero();

    ParleyCommand.Result missing = parley("config", "check", "missing.conf");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.out() + missing.err()).contains("missing.conf");
  }

  @Test
  void saysThatAPortIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ParleyCommand.Result result =
          parley("local", "--http-port", String.valueOf(taken.getLocalPort()));
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains("port " + taken.getLocalPort(), "in use", "--http-port")
          .doesNotContain("\tat ");

      ParleyCommand.Result master =
          parley(
              "master",
              "--name",
              "m1",
              "--port",
              String.valueOf(taken.getLocalPort()),
              "--http-port",
              "0",
              "--masters",
              "m1@127.0.0.1:" + taken.getLocalPort(),
              "--work-dir",
              folder.resolve("m1").toString());
      assertThat(master.exitCode()).isEqualTo(1);
      assertThat(master.err())
          .contains("port " + taken.getLocalPort(), "in use", "--port")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void saysThatAWorkFolderIsInUse() throws Exception {
    int port = FreePorts.one("127.0.0.1");
    String masters = "m1@127.0.0.1:" + port;
    Path work = folder.resolve("a1");
    Path log = folder.resolve("log");
    String[] agent = {
      "agent",
      "--name",
      "a1",
      "--port",
      "0",
      "--http-port",
      "0",
      "--masters",
      masters,
      "--work-dir",
      work.toString()
    };
    Process first = ParleyCommand.start(folder, log, agent);
    try {
      await(() -> Files.exists(work.resolve("parley.pid")));
      ParleyCommand.Result second = parley(agent);
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err()).contains("belongs to the running agent a1").doesNotContain("\tat ");
    } finally {
      ParleyCommand.terminate(first);
    }
  }

  @Test
  void leavesNoTaskBehindOnSigterm() throws Exception {
    Path pid = folder.resolve("pid");
    Path log = folder.resolve("log");
    Process run =
        ParleyCommand.start(
            folder,
            log,
            "run",
            "--local",
            "--",
            "sh",
            "-c",
            "echo $$ > '" + pid + "'; sleep 1000 & wait");
    await(() -> Files.exists(pid) && Files.size(pid) > 0);
    long task = Long.parseLong(Files.readString(pid).strip());
    assertThat(ProcessHandle.of(task)).isPresent();
    assertThat(ParleyCommand.terminate(run)).isEqualTo(143);
    assertThat(ProcessHandle.of(task)).as("the task's process").isEmpty();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not happen within a minute");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
