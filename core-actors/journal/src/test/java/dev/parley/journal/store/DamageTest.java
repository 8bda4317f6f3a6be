package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever byte of a file is not what was written, it is noticed and named. */
class DamageTest {
  @TempDir private Path folder;
  private Replica replica;

  @BeforeEach
  void fill() throws IOException {
    replica = Replica.in(folder);
    replica.append("master", replica.claim("master", "x"), 1, 5);
    replica.part(new SnapshotRef("master", 2, 2), "u", 0, false, "one");
    replica.part(new SnapshotRef("master", 2, 2), "u", 1, true, "two");
    replica.store.flushNow();
  }

  @AfterEach
  void close() {
    replica.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"events-", "snapshot-", "manifest-"})
  void anyByteThatDiffersStopsTheOpening(String kind) throws Exception {
    Path file = file(kind);
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(file, bad);
      assertDamaged(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"events-", "snapshot-", "manifest-"})
  void aFileThatIsTornOrTooLongStopsTheOpening(String kind) throws Exception {
    Path file = file(kind);
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertDamaged(file);
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    assertDamaged(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"events-", "snapshot-"})
  void aMissingFileStopsTheOpening(String kind) throws Exception {
    Path file = file(kind);
    Files.delete(file);
    assertDamaged(file);
  }

  @Test
  void aDamagedEventIsNamedWhenItIsRead() throws Exception {
    Path file = file("events-");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThat(replica.replay("master", 1, 4, 9)).isEqualTo(Replica.expected("master", 1, 4));
    assertThatThrownBy(() -> replica.replay("master"))
        .isInstanceOf(DamagedStoreException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("event 5 of master at offset ");
  }

  @Test
  void aDamagedPartOfASnapshotIsNamedWhenItIsRead() throws Exception {
    Path file = file("snapshot-");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    SnapshotRef snapshot = replica.store.newestSnapshot("master", SnapshotRange.ALL).orElseThrow();
    try (InputStream in = replica.store.open(snapshot)) {
      assertThat(in.readNBytes(3)).asString().isEqualTo("one");
      assertThatThrownBy(in::read)
          .isInstanceOf(DamagedStoreException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("part 1 of snapshot 2 of master at offset ");
    }
  }

  @Test
  void aDamagedFileThatIsToBeRewrittenStaysAndIsTold() throws Exception {
    Path file = file("events-");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    replica.apply(new JournalCommand.DeleteEvents("master", 4));
    replica.store.beginFlush();
    Await.until(() -> replica.store.flushedIndex() == 4);
    assertThat(replica.store.trouble().orElseThrow()).contains(file + " is damaged");
    assertThat(file).exists();
  }

  private Path file(String kind) throws IOException {
    return replica.store.flushed().files().stream()
        .map(StoreFile::path)
        .filter(path -> String.valueOf(path.getFileName()).startsWith(kind))
        .findFirst()
        .orElseThrow();
  }

  private void assertDamaged(Path file) {
    assertThatThrownBy(() -> JournalStore.open(folder, Replica.LIMITS).close())
        .isInstanceOf(DamagedStoreException.class)
        .hasMessageContaining(file + " is damaged")
        .hasMessageContaining("away and start again");
  }
}
