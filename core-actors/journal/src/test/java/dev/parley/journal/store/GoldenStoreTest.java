package dev.parley.journal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.records.MembersTable;
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
  @TempDir private Path folder;

  private Replica open(String version, String... files) throws Exception {
    for (String name : files) {
      try (InputStream golden = getClass().getResourceAsStream("/golden/" + version + "/" + name)) {
        assertThat(golden).as("golden file %s", name).isNotNull();
        Files.copy(golden, folder.resolve(name));
      }
    }
    return Replica.in(folder);
  }

  @Test
  void theFolderOfTheFirstVersionIsRead() throws Exception {
    List<String> files =
        List.of(
            "manifest-0000000000000000009", "events-3", "snapshot-2", "snapshot-4", "snapshot-5");
    try (Replica replica = open("store-1", files.toArray(String[]::new))) {
      JournalStore store = replica.store;
      assertThat(store.appliedIndex()).isEqualTo(9);
      assertThat(store.members())
          .isEqualTo(new MembersTable(MembersTable.UNCHANGED, Map.of("m1", "127.0.0.1:5052")));
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

  @Test
  void theFolderOfTheSecondVersionWithItsRevisionIsRead() throws Exception {
    try (Replica replica =
        open("store-2", "manifest-0000000000000000005", "events-1", "snapshot-2")) {
      assertThat(replica.store.appliedIndex()).isEqualTo(5);
      assertThat(replica.store.members())
          .isEqualTo(new MembersTable(3, Map.of("m1", "127.0.0.1:5052", "m2", "127.0.0.2:5052")));
      assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 3, 6));
      assertThat(replica.newest("a")).isEqualTo("one two");
    }
  }
}
