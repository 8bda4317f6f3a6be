package dev.parley.cli.work.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
  @TempDir Path folder;

  @Test
  void keepsOutputsExitCodeAndManifest() throws IOException {
    try (ResultFolder results = ResultFolder.in(folder)) {
      keep(results, 17, 3, "a line");
    }
    assertThat(folder.resolve("000017.out")).hasContent("output");
    assertThat(folder.resolve("000017.exit")).hasContent("3\n");
    assertThat(Files.readString(folder.resolve("manifest.jsonl")))
        .isEqualTo(
            "{\"item\":17,\"exit\":3,\"line\":\"a line\",\"task\":\"t\",\"agent\":\"g\","
                + "\"message\":\"why\"}\n");
  }

  @Test
  void knowsOnResumeWhatSucceededForTheSameLine() throws IOException {
    try (ResultFolder first = ResultFolder.in(folder)) {
      keep(first, 1, 0, "same");
      keep(first, 2, 1, "failed");
      keep(first, 3, 0, "other");
      keep(first, 4, 0, "");
    }
    assertThat(ResultFolder.hasResults(folder)).isTrue();
    try (ResultFolder again = ResultFolder.in(folder)) {
      assertThat(again.succeededEarlier(new Item(1, "same", true))).isPresent();
      assertThat(again.succeededEarlier(new Item(2, "failed", true))).isEmpty();
      assertThat(again.succeededEarlier(new Item(3, "another", true))).isEmpty();
      assertThat(again.succeededEarlier(new Item(4, "", true))).isPresent();
      assertThat(again.succeededEarlier(new Item(5, "new", true))).isEmpty();
      keep(again, 2, 0, "failed");
    }
    Files.delete(folder.resolve("000001.out"));
    try (ResultFolder third = ResultFolder.in(folder)) {
      assertThat(third.succeededEarlier(new Item(2, "failed", true))).isPresent();
      assertThat(third.succeededEarlier(new Item(1, "same", true))).isEmpty();
    }
  }

  @Test
  void doesWithoutALineThatACrashCutOff() throws IOException {
    try (ResultFolder first = ResultFolder.in(folder)) {
      keep(first, 1, 0, "a");
    }
    Files.writeString(
        folder.resolve("manifest.jsonl"), "{\"item\":2,\"ex", StandardOpenOption.APPEND);
    try (ResultFolder again = ResultFolder.in(folder)) {
      keep(again, 3, 0, "c");
    }
    try (ResultFolder third = ResultFolder.in(folder)) {
      assertThat(third.succeededEarlier(new Item(1, "a", true))).isPresent();
      assertThat(third.succeededEarlier(new Item(2, "b", true))).isEmpty();
      assertThat(third.succeededEarlier(new Item(3, "c", true))).isPresent();
    }
  }

  @Test
  void leavesNothingOfATemporaryFolder() throws IOException {
    Path out;
    try (ResultFolder results = ResultFolder.temporary()) {
      keep(results, 1, 0, "a");
      keep(results, 2, 0, "b");
      out = results.out(2);
      results.passedOn(1);
      assertThat(results.out(1)).doesNotExist();
      assertThat(out).exists();
    }
    assertThat(out.getParent()).doesNotExist();
  }

  private static void keep(ResultFolder results, long item, int exit, String line)
      throws IOException {
    results.write(results.out(item), out -> out.write("output".getBytes(StandardCharsets.UTF_8)));
    results.finished(new Result(item, exit, line, "t", "g", exit == 0 ? "" : "why"));
  }
}
