package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundFilesTest {
  @TempDir Path folder;

  @Test
  void findsFilesInTheOrderOfTheirNamesAndCountsWhatItLeavesOut() throws IOException {
    Files.writeString(folder.resolve("b"), "12345");
    Files.createDirectories(folder.resolve("a/.hidden"));
    Files.writeString(folder.resolve("a/.hidden/x"), "1");
    Files.writeString(folder.resolve("large"), "x".repeat(1000));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("b"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    FoundFiles found = FoundFiles.in(new FoundFiles.Scope(List.of(folder), false, 100));
    assertThat(found.files())
        .extracting(entry -> folder.relativize(entry.path()).toString())
        .containsExactly("a/.hidden/x", "b");
    assertThat(found.bytes()).isEqualTo(6);
    assertThat(found.leftOut()).isEqualTo(", without 2 symbolic links, 1 large files");
  }

  @Test
  void leavesOutWhatToolsMakeAmongItsOwnFiles() throws IOException {
    for (String made : List.of("target", ".git", "src")) {
      Files.createDirectories(folder.resolve(made));
      Files.writeString(folder.resolve(made).resolve("f"), "1");
    }
    FoundFiles found = FoundFiles.in(new FoundFiles.Scope(List.of(folder), true, 100));
    assertThat(found.files())
        .extracting(entry -> folder.relativize(entry.path()).toString())
        .containsExactly("src/f");
  }

  @Test
  void noticesThatAFileHasChanged() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "1");
    FoundFiles.Entry entry =
        FoundFiles.in(new FoundFiles.Scope(List.of(folder), false, 100)).files().get(0);
    assertThat(entry.isUnchanged()).isTrue();
    Files.writeString(file, "12");
    assertThat(entry.isUnchanged()).isFalse();
    Files.delete(file);
    assertThat(entry.isUnchanged()).isFalse();
  }
}
