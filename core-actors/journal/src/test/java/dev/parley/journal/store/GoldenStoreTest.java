package dev.parley.journal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.records.SnapshotRef;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that an earlier version wrote can be opened: golden folders are never changed. */
class GoldenStoreTest {
  private static final List<String> FILES =
      List.of("manifest-0000000000000000009", "events-3", "snapshot-2", "snapshot-4", "snapshot-5");

  @TempDir private Path folder;

  @Test
  void theFolderOfTheFirstVersionIsRead() throws Exception {
    for (String name : FILES) {
      try (InputStream golden = getClass().getResourceAsStream("/golden/store-1/" + name)) {
        assertThat(golden).as("golden file %s", name).isNotNull();
        Files.copy(golden, folder.resolve(name));
      }
    }
    try (Replica replica = Replica.in(folder)) {
      JournalStore store = replica.store;
      assertThat(store.appliedIndex()).isEqualTo(9);
      assertThat(store.members()).isEqualTo(Map.of("m1", "127.0.0.1:5052"));
      assertThat(store.claim("a")).isEqualTo(1005);
      assertThat(store.highestSequenceNr("gone")).isEqualTo(7);
      assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 12, 15));
      assertThat(replica.newest("a")).isEqualTo("one two");
      SnapshotRef unfinished = new SnapshotRef("a", 14, 1_700_000_000_001L);
      store.apply(
          4,
          10,
          new JournalCommand.SnapshotPart(unfinished, "upload 2", 1, true, "zwei".getBytes(UTF_8)));
      assertThat(replica.newest("a")).isEqualTo("eins zwei");
    }
  }
}
