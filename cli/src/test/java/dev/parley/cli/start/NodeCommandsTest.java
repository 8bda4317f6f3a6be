package dev.parley.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.CommandLineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a master or an agent says when it cannot start. None of these ever starts. */
final class NodeCommandsTest {
  @TempDir Path folder;

  @Test
  void everyWrongValueIsNamedByItsFlagAtOnce() {
    CommandLineRun run =
        CommandLineRun.of("master", "--name", "m1", "--port", "abc", "--http-port", "99999");

    assertThat(run.err().lines())
        .containsExactly(
            "parley: --port: 'abc': expected a whole number",
            "parley: --http-port: '99999': expected 0 to 65535");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aMissingNameIsAskedForWithoutAPlaceTheUserNeverWrote() {
    assertUsage(
        "parley: parley.node.name: is not set: give --name NAME, or set it in the configuration",
        "agent",
        "--masters",
        "m1@127.0.0.1:2551");
  }

  @Test
  void mastersMustBeGiven() {
    assertUsage(
        "parley: no masters are given: give --masters, as in --masters m1@127.0.0.1:2551",
        "agent",
        "--name",
        "a1",
        "--work-dir",
        folder.toString());
  }

  @Test
  void aMasterMustBeOneOfTheMasters() {
    assertUsage(
        "parley: master 'm9' is not in --masters [m1@127.0.0.1:2551]: add it there, or give one of"
            + " those names with --name",
        "master",
        "--name",
        "m9",
        "--port",
        "0",
        "--http-port",
        "0",
        "--masters",
        "m1@127.0.0.1:2551",
        "--work-dir",
        folder.toString());
  }

  @Test
  void malformedResourcesAndAttributesAreRefused() {
    CommandLineRun resources = agent("--resources", "cpus;4");
    CommandLineRun attributes = agent("--attributes", "rack");

    assertThat(resources.err()).startsWith("parley: --resources 'cpus;4': ").hasLineCount(1);
    assertThat(attributes.err()).startsWith("parley: --attributes 'rack': ").hasLineCount(1);
    assertThat(resources.exitCode()).isEqualTo(2);
    assertThat(attributes.exitCode()).isEqualTo(2);
  }

  @Test
  void anUnknownKeyInAConfigurationFileIsNamedWithItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("node.conf"), "parley.node.prot = 2551\n");

    assertUsage(
        "parley: parley.node.prot: is not a known key; did you mean parley.node.port? ("
            + file
            + ":1)",
        "agent",
        "--config",
        file.toString());
  }

  @Test
  void aWorkFolderThatIsAFileIsAFailureRatherThanMisuse() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    CommandLineRun run = master(0, "--work-dir", file.toString());

    assertThat(run.err()).startsWith("parley: work folder " + file).hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void anHttpPortInUseIsAFailureRatherThanMisuse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandLineRun run = master(taken.getLocalPort(), "--work-dir", folder.toString());

      assertThat(run.err())
          .isEqualTo(
              "parley: HTTP port "
                  + taken.getLocalPort()
                  + " on 127.0.0.1 is in use: choose another with --http-port"
                  + System.lineSeparator());
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aClusterPortInUseIsAFailureToo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandLineRun run = agent("--bind-port", Integer.toString(taken.getLocalPort()));

      assertThat(run.err())
          .isEqualTo(
              "parley: cluster port "
                  + taken.getLocalPort()
                  + " on 127.0.0.1 is in use: choose another with --port"
                  + System.lineSeparator());
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void logLevelsAreCheckedToo() {
    CommandLineRun run = agent("--log-level", "dev.parley=LOUD");

    assertThat(run.err()).contains("'LOUD': expected one of").hasLineCount(1);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private CommandLineRun master(int httpPort, String... more) {
    return node(
        new String[] {
          "master",
          "--name",
          "m1",
          "--port",
          "0",
          "--masters",
          "m1@127.0.0.1:2551",
          "--http-port",
          Integer.toString(httpPort)
        },
        more);
  }

  private CommandLineRun agent(String... more) {
    return node(
        new String[] {
          "agent",
          "--name",
          "a1",
          "--port",
          "0",
          "--http-port",
          "0",
          "--masters",
          "m1@127.0.0.1:2551",
          "--work-dir",
          folder.toString()
        },
        more);
  }

  private static CommandLineRun node(String[] args, String[] more) {
    String[] whole = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, whole, args.length, more.length);
    return CommandLineRun.of(whole);
  }

  private static void assertUsage(String line, String... args) {
    CommandLineRun run = CommandLineRun.of(args);

    assertThat(run.err()).isEqualTo(line + System.lineSeparator());
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
