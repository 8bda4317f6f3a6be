package dev.parley.journal.store;

import static dev.parley.journal.store.WriteRulesTest.assertDone;
import static dev.parley.journal.store.WriteRulesTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots come in parts, are seen as a whole, and outlive flushes and restarts at any part. */
class SnapshotUploadTest {
  private static final SnapshotRef TEN = new SnapshotRef("a", 10, 1000);
  private static final SnapshotRef TWENTY = new SnapshotRef("a", 20, 2000);

  @TempDir private Path folder;
  private Replica replica;

  @BeforeEach
  void open() throws IOException {
    replica = Replica.in(folder);
  }

  @AfterEach
  void close() {
    replica.close();
  }

  @Test
  void isSeenWithItsLastPartOnly() throws Exception {
    assertDone(replica.part(TEN, "u1", 0, false, "one "));
    assertDone(replica.part(TEN, "u1", 1, false, "two "));
    assertThat(replica.store.newestSnapshot("a", SnapshotRange.ALL)).isEmpty();
    assertDone(replica.part(TEN, "u1", 2, true, "three"));
    assertThat(replica.store.newestSnapshot("a", SnapshotRange.ALL)).contains(TEN);
    assertThat(replica.newest("a")).isEqualTo("one two three");
  }

  @Test
  void continuesAfterAFlushAndARestartBetweenItsParts() throws Exception {
    replica.part(TEN, "u1", 0, false, "one ");
    replica.part(TEN, "u1", 1, false, "two ");
    replica.store.flushNow();
    replica.part(TEN, "u1", 2, false, "three ");
    replica.reopen();
    replica.store.flushNow();
    replica.reopen();
    assertDone(replica.part(TEN, "u1", 2, false, "three "));
    assertDone(replica.part(TEN, "u1", 3, true, "four"));
    assertThat(replica.newest("a")).isEqualTo("one two three four");
    replica.store.flushNow();
    assertThat(replica.newest("a")).isEqualTo("one two three four");
    replica.reopen();
    assertThat(replica.newest("a")).isEqualTo("one two three four");
  }

  @Test
  void copiesOfPartsChangeNothing() throws Exception {
    replica.part(TEN, "u1", 0, false, "one ");
    assertDone(replica.part(TEN, "u1", 0, false, "one "));
    replica.part(TEN, "u1", 1, true, "two");
    assertDone(replica.part(TEN, "u1", 1, true, "two"));
    assertDone(replica.part(TEN, "u1", 0, false, "one "));
    assertThat(replica.newest("a")).isEqualTo("one two");
    replica.apply(new JournalCommand.DeleteSnapshots("a", SnapshotRange.ALL));
    assertDone(replica.part(TEN, "u1", 0, false, "one "));
    assertDone(replica.part(TEN, "u1", 1, true, "two"));
    assertThat(replica.store.newestSnapshot("a", SnapshotRange.ALL)).isEmpty();
  }

  @Test
  void aNewUploadDiscardsTheIncompleteOneForEver() throws Exception {
    replica.part(TEN, "u1", 0, false, "one ");
    assertDone(replica.part(TWENTY, "u2", 0, false, "eins "));
    assertRefused(Reason.OTHER_UPLOAD, replica.part(TEN, "u1", 1, true, "two"));
    assertRefused(Reason.OTHER_UPLOAD, replica.part(TEN, "u1", 0, false, "one "));
    assertDone(replica.part(TWENTY, "u2", 1, true, "zwei"));
    assertThat(replica.newest("a")).isEqualTo("eins zwei");
  }

  @Test
  void refusesPartsThatDoNotContinueTheUpload() {
    assertRefused(Reason.OTHER_UPLOAD, replica.part(TEN, "u1", 1, false, "two "));
    replica.part(TEN, "u1", 0, false, "one ");
    assertRefused(Reason.OTHER_UPLOAD, replica.part(TEN, "u1", 2, true, "three"));
    assertRefused(Reason.OTHER_UPLOAD, replica.part(TWENTY, "u1", 1, true, "two"));
    assertDone(replica.part(TEN, "u1", 1, true, "two"));
  }

  @Test
  void theNewestInARangeIsFound() {
    replica.part(TWENTY, "u2", 0, true, "twenty");
    replica.part(TEN, "u1", 0, true, "ten");
    assertThat(replica.store.newestSnapshot("a", SnapshotRange.ALL)).contains(TWENTY);
    SnapshotRange old = new SnapshotRange(0, 19, 0, Long.MAX_VALUE);
    assertThat(replica.store.newestSnapshot("a", old)).contains(TEN);
    replica.apply(new JournalCommand.DeleteSnapshots("a", old));
    assertThat(replica.store.newestSnapshot("a", old)).isEmpty();
    assertThat(replica.store.newestSnapshot("a", SnapshotRange.ALL)).contains(TWENTY);
    assertThat(replica.store.newestSnapshot("b", SnapshotRange.ALL)).isEmpty();
  }

  @Test
  void aLaterSnapshotOfTheSameNumberReplacesTheEarlierOne() throws Exception {
    replica.part(TEN, "u1", 0, true, "first");
    replica.store.flushNow();
    SnapshotRef later = new SnapshotRef("a", 10, 1001);
    replica.part(later, "u2", 0, true, "second");
    assertThat(replica.newest("a")).isEqualTo("second");
    assertThatThrownBy(() -> replica.store.open(TEN)).hasMessageContaining("there is no");
  }

  @Test
  void staysReadableWhileOpenAlsoWhenItsFilesAreRemoved() throws Exception {
    replica.part(TEN, "u1", 0, false, "one ");
    replica.store.flushNow();
    replica.part(TEN, "u1", 1, true, "two");
    replica.store.flushNow();
    try (InputStream in = replica.store.open(TEN)) {
      replica.apply(new JournalCommand.DeleteSnapshots("a", SnapshotRange.ALL));
      for (int i = 0; i < 3; i++) {
        replica.apply(new JournalCommand.DeleteEvents("a", 0));
        replica.store.flushNow();
      }
      assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("snapshot"));
      assertThat(in.readAllBytes()).asString().isEqualTo("one two");
    }
  }
}
