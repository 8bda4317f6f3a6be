package dev.parley.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
  @TempDir Path folder;

  @Test
  void listsEveryProblemWithItsPlace() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("node.conf"), "parley.node.prot = 2551\nparley.http.port = many\n");

    CommandLineRun run = CommandLineRun.of("config", "check", file.toString());

    assertThat(run.out().lines())
        .containsExactly(
            file + ":1: parley.node.prot: is not a known key; did you mean parley.node.port?",
            file + ":2: parley.http.port: 'many': expected a whole number");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void saysSoIfTheFileIsRight() throws IOException {
    Path file = Files.writeString(folder.resolve("node.conf"), "parley.node.port = 2551\n");

    CommandLineRun run = CommandLineRun.of("config", "check", file.toString());

    assertThat(run.out()).isEqualTo(file + " is valid" + System.lineSeparator());
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    CommandLineRun run = CommandLineRun.of("config", "check", "/no/such/file");

    assertThat(run.out()).startsWith("/no/such/file: there is no such file");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
