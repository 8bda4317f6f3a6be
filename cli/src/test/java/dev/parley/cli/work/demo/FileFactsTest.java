package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.tasks.CommandSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is computed here and what the tasks compute must be the same, for every kind of file. */
@Timeout(60)
class FileFactsTest {
  @TempDir Path folder;

  @Test
  void countsLinesWordsAndBytes() throws IOException {
    Path file =
        write("text", "one two\n three\tfour\u000bfive\n\nsix".getBytes(StandardCharsets.UTF_8));
    FileFacts facts = FileFacts.of(file);
    assertThat(facts.lines()).isEqualTo(3);
    assertThat(facts.words()).isEqualTo(6);
    assertThat(facts.bytes()).isEqualTo(29);
  }

  @Test
  void agreesWithTheToolsOnTextBinaryAndEmptyFiles() throws Exception {
    byte[] random = new byte[300_000];
    new Random(7).nextBytes(random);
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    agree(
        write("random", random),
        write("all", all),
        write("empty", new byte[0]),
        write("no-end", "a b".getBytes(StandardCharsets.UTF_8)),
        write("utf8", "é\u00a0ü 𝄞\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void agreesWhateverAFileIsCalled() throws Exception {
    byte[] content = "x y\n".getBytes(StandardCharsets.UTF_8);
    agree(
        write("-n", content),
        write(" blank ", content),
        write("it's \"quoted\"", content),
        write("new\nline", content),
        write("$(touch x)`y`\\n*", content));
  }

  @Test
  void saysSoWhenAFileCannotBeRead() throws Exception {
    assertThat(tool(List.of(folder.resolve("absent")))).containsExactly(CountTask.UNREADABLE);
  }

  private void agree(Path... files) throws Exception {
    List<String> here = new ArrayList<>();
    for (Path file : files) {
      here.add(FileFacts.of(file).toString());
    }
    assertThat(tool(List.of(files))).containsExactlyElementsOf(here);
  }

  private static List<String> tool(List<Path> files) throws Exception {
    CommandSpec command = CountTask.of(files);
    ProcessBuilder builder =
        new ProcessBuilder(command.words()).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(command.environment());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return CountTask.parse(out, files.size());
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
