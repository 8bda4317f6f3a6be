package dev.parley.cli.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.cli.nodes.NodeUsageException;
import dev.parley.config.InvalidConfigException;
import dev.parley.config.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class ProblemsTest {
  @Test
  void badConfigurationIsForTheUserToMend() {
    Problem problem =
        new Problem("parley.node.port", "'x': expected a whole number", Optional.empty());

    Problems.Outcome outcome = Problems.of(new InvalidConfigException(List.of(problem)));

    assertThat(outcome)
        .isEqualTo(
            new Problems.Outcome(2, "parley.node.port: 'x': expected a whole number", false));
  }

  @Test
  void whatTheUserMustMendIsFoundHoweverItIsWrapped() {
    Throwable wrapped =
        new CompletionException(
            new CommandFailedException("outer").initCause(new NodeUsageException("give --name")));

    assertThat(Problems.of(wrapped)).isEqualTo(new Problems.Outcome(2, "give --name", false));
  }

  @Test
  void aFailureKeepsItsExitCode() {
    assertThat(Problems.of(new CommandFailedException(130, "killed")))
        .isEqualTo(new Problems.Outcome(130, "killed", false));
  }

  @Test
  void filesAreNamedWithWhatIsWrongWithThem() {
    assertThat(Problems.of(new NoSuchFileException("/in")).message())
        .isEqualTo("/in: there is no such file or folder");
    assertThat(Problems.of(new UncheckedIOException(new AccessDeniedException("/in"))).message())
        .startsWith("/in: no permission for user ");
    assertThat(Problems.of(new IOException("No space left on device")).message())
        .isEqualTo("input or output failed: No space left on device");
  }

  @Test
  void anInterruptionExitsAsCtrlCDoes() {
    assertThat(Problems.of(new InterruptedException()).exitCode()).isEqualTo(130);
  }

  @Test
  void whatNobodyExpectedIsABugAndSaysHowToReportIt() {
    Problems.Outcome outcome = Problems.of(new IllegalStateException("impossible"));

    assertThat(outcome.bug()).isTrue();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.message()).contains("impossible").contains("--debug").hasLineCount(1);
  }
}
