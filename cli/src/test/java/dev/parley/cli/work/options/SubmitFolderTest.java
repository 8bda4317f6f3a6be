package dev.parley.cli.work.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.tasks.CommandSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SubmitFolderTest {
  @TempDir Path sandbox;
  @TempDir Path submit;

  @Test
  void runsInTheFolderOfSubmission() throws Exception {
    assertThat(run(submit, "pwd")).isEqualTo(submit.toRealPath() + "\n");
  }

  @Test
  void runsInTheSandboxWhereThereIsNoSuchFolder() throws Exception {
    assertThat(run(submit.resolve("absent"), "pwd")).isEqualTo(sandbox.toRealPath() + "\n");
  }

  @Test
  void leavesArgumentsAsTheyAre() throws Exception {
    assertThat(run(submit, "printf", "[%s]", "a b", "$(x)", "'\"", "", "-n", "new\nline"))
        .isEqualTo("[a b][$(x)]['\"][][-n][new\nline]");
  }

  @Test
  void exitsAsAShellDoesForACommandThatIsNotThere() throws Exception {
    Process process = start(submit, "no-such-command");
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(127);
    assertThat(said).startsWith("parley: ").contains("no-such-command").hasLineCount(1);
  }

  private String run(Path folder, String... words) throws IOException, InterruptedException {
    Process process = start(folder, words);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out;
  }

  private Process start(Path folder, String... words) throws IOException {
    CommandSpec command = SubmitFolder.runIn(folder, List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command.words()).directory(sandbox.toFile());
    builder.environment().putAll(command.environment());
    return builder.start();
  }
}
