package dev.parley.cli.work.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  @TempDir Path folder;

  @Test
  void tellsRightFromWrongAndFromChangedMeanwhile() throws IOException {
    Path right = Files.writeString(folder.resolve("right"), "a\n");
    Path wrong = Files.writeString(folder.resolve("wrong"), "b\n");
    Path missing = Files.writeString(folder.resolve("missing"), "c\n");
    Path changed = Files.writeString(folder.resolve("changed"), "d\n");
    Map<Path, String> results = new HashMap<>();
    results.put(right, FileFacts.of(right).toString());
    results.put(wrong, FileFacts.of(right).toString());
    results.put(changed, FileFacts.of(changed).toString());
    List<FoundFiles.Entry> files =
        FoundFiles.in(new FoundFiles.Scope(List.of(folder), false, 100)).files();
    Files.writeString(changed, "other\n");
    Check check = Check.of(files, results, () -> false);
    assertThat(check.same()).isEqualTo(1);
    assertThat(check.changed()).isEqualTo(1);
    assertThat(check.different()).hasSize(2);
    assertThat(check.different().get(0)).startsWith(missing + ": the task says nothing");
  }
}
