package dev.parley.journal.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalCommand.DeleteEvents;
import dev.parley.journal.command.JournalCommand.DeleteSnapshots;
import dev.parley.journal.command.JournalCommand.SetMembers;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.records.SnapshotRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;
  private Path file = Path.of("");
  private StoreGroup from;
  private StoreGroup to;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("journal.backup");
    from = new StoreGroup(folder.resolve("from"));
    to = new StoreGroup(folder.resolve("to"));
  }

  @AfterEach
  void close() {
    from.close();
    to.close();
  }

  private BackupReader backup() throws IOException {
    return BackupFile.write(from.store(), "c", 4, NOW, file);
  }

  private void restore() throws Exception {
    Restore.into(to, BackupReader.verify(file), progress -> {});
  }

  private void fill() {
    from.append("registry", 2500);
    from.snapshot("registry", bytes("first"), bytes("snapshot"));
    from.apply(new DeleteEvents("registry", 1000));
    from.append("registry", 10);
    from.append("other", 3);
    from.append("emptied", 7);
    from.apply(new DeleteEvents("emptied", 7));
    from.apply(new Claim("only claimed", "somebody"));
    from.apply(new SetMembers(Map.of("m1", "h1:1", "m2", "h2:2")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void bringsEverythingIntoAnotherGroup() throws Exception {
    fill();
    BackupReader backup = backup();
    assertThat(backup.header())
        .isEqualTo(
            new BackupHeader(
                "c", 4, from.store().appliedIndex(), StoreGroup.highestClaim(from.store()), NOW));
    assertThat(backup.totals().events()).isEqualTo(1510 + 3);
    assertThat(backup.totals().snapshots()).isEqualTo(1);
    assertThat(backup.totals().persistenceIds()).isEqualTo(4);
    restore();
    assertThat(StoreGroup.contents(to.store())).isEqualTo(StoreGroup.contents(from.store()));
  }

  @Test
  void whatIsRestoredGoesOnAboveAllNumbersAndClaims() throws Exception {
    fill();
    backup();
    long highest = StoreGroup.highestClaim(from.store());
    restore();
    Claimed claimed = (Claimed) to.apply(new Claim("emptied", "somebody"));
    assertThat(claimed.claim()).isGreaterThanOrEqualTo(highest + (1L << 32));
    assertThat(claimed.highestSequenceNr()).isEqualTo(7);
    // And once more, from the restored group.
    file = folder.resolve("second.backup");
    BackupFile.write(to.store(), "c", 5, NOW, file);
    try (StoreGroup third = new StoreGroup(folder.resolve("third"))) {
      Restore.into(third, BackupReader.verify(file), progress -> {});
      assertThat(((Claimed) third.apply(new Claim("registry", "x"))).claim())
          .isGreaterThanOrEqualTo(claimed.claim() + (1L << 32));
    }
  }

  @Test
  void theClaimBaseIsAWholeNumberOfGroupsAboveTheHighestClaim() {
    for (long claim : new long[] {0, 1, 17, (1L << 32) - 1, 1L << 32, (1L << 32) + 1, 5L << 32}) {
      long base = new BackupHeader("c", 0, 0, claim, NOW).claimBase();
      assertThat(base % (1L << 32)).isZero();
      assertThat(base - claim).isBetween(1L << 32, (2L << 32) - 1);
    }
  }

  @Test
  void anEmptyStoreHasABackup() throws Exception {
    assertThat(backup().totals()).isEqualTo(new BackupTotals(2, 0, 0, 0));
    restore();
    assertThat(to.store().persistenceIds()).isEmpty();
  }

  @Test
  void takesASnapshotThatIsLargerThanACommand() throws Exception {
    byte[] part = new byte[200_000];
    new Random(3).nextBytes(part);
    byte[][] parts = new byte[40][];
    Arrays.fill(parts, part);
    from.append("big", 1);
    from.snapshot("big", parts);
    backup();
    List<Long> steps = new ArrayList<>();
    Restore.into(to, BackupReader.verify(file), progress -> steps.add(progress.done()));
    assertThat(StoreGroup.contents(to.store())).isEqualTo(StoreGroup.contents(from.store()));
    // 8,000,000 bytes of it in parts of 2^18, the event, the end and the members.
    assertThat(steps).hasSize(31 + 3).endsWith(34L);
  }

  @Test
  void anEmptySnapshotIsOneToo() throws Exception {
    from.append("id", 1);
    from.snapshot("id", new byte[0]);
    backup();
    restore();
    assertThat(StoreGroup.contents(to.store())).isEqualTo(StoreGroup.contents(from.store()));
  }

  @Test
  void refusesAGroupThatHasData() throws Exception {
    fill();
    backup();
    to.append("registry", 1);
    assertThatThrownBy(this::restore)
        .isInstanceOf(RestoreRefusedException.class)
        .hasMessageStartingWith(file + " is not restored: ")
        .hasMessageContaining("move their journal folders away");
    assertThat(to.store().persistenceIds()).containsExactly("registry");
  }

  @Test
  void doesNotWriteOverAFile() throws IOException {
    Files.writeString(file, "mine");
    assertThatThrownBy(this::backup).isInstanceOf(IOException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void isTheSameWhateverHappensBetweenItsLooksAtAStore() throws Exception {
    for (int moment = 0; moment < 12; moment++) {
      try (StoreGroup moving = new StoreGroup(folder.resolve("moving-" + moment));
          StoreGroup restored = new StoreGroup(folder.resolve("restored-" + moment))) {
        moving.append("id", 20);
        moving.snapshot("id", bytes("as of 20"));
        moving.apply(new DeleteEvents("id", 10));
        moving.append("id", 5);
        MovingStore reader = new MovingStore(moving, moment);
        Path target = folder.resolve("backup-" + moment);
        BackupFile.write(reader, "c", 0, NOW, target);
        Restore.into(restored, BackupReader.verify(target), progress -> {});
        Map<String, String> contents = StoreGroup.contents(restored.store());
        assertThat(contents)
            .as("moment %s", moment)
            .isIn(reader.before(), StoreGroup.contents(moving.store()));
      }
    }
  }

  /** A store on which a snapshot, deletions and appends come before one of the calls. */
  private static final class MovingStore extends WatchedStore {
    private final StoreGroup group;
    private final Map<String, String> before;

    MovingStore(StoreGroup group, int moment) throws IOException {
      super(group.store(), moment);
      this.group = group;
      this.before = StoreGroup.contents(group.store());
    }

    Map<String, String> before() {
      return before;
    }

    @Override
    void atTheMoment() {
      group.snapshot("id", bytes("as of 25"));
      group.apply(new DeleteSnapshots("id", new SnapshotRange(0, 20, 0, Long.MAX_VALUE)));
      group.apply(new DeleteEvents("id", 25));
      group.append("id", 2);
    }
  }
}
