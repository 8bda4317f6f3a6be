package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledFolderTest {
  @TempDir private Path group;

  @Test
  void aStoreThatWasMovedAsideComesBackWhenTheNewOneDidNotArrive() throws IOException {
    write("sm.tmp20261121", "manifest", "old");
    write("tmp/snapshot-1", "manifest", "half");
    InstalledFolder.repair(group);
    assertThat(group.resolve("sm/manifest")).hasContent("old");
    assertThat(names()).containsExactly("sm");
  }

  @Test
  void whatIsLeftOfTheOldStoreGoesWhenTheNewOneIsThere() throws IOException {
    write("sm", "manifest", "new");
    write("sm", "manifest.md5", "digest");
    write("sm.tmp20261121", "manifest", "old");
    InstalledFolder.repair(group);
    assertThat(group.resolve("sm/manifest")).hasContent("new");
    assertThat(group.resolve("sm/manifest.md5")).doesNotExist();
    assertThat(names()).containsExactly("sm");
  }

  @Test
  void anUntouchedFolderStaysAsItIs() throws IOException {
    write("sm", "manifest", "new");
    write("current", "log_0-9", "log");
    InstalledFolder.repair(group);
    assertThat(names()).containsExactly("current", "sm");
    InstalledFolder.repair(group.resolve("not/there"));
    assertThat(group.resolve("not")).doesNotExist();
  }

  private void write(String folder, String file, String text) throws IOException {
    Files.createDirectories(group.resolve(folder));
    Files.writeString(group.resolve(folder).resolve(file), text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(group)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
