package dev.parley.journal.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalCommand.DeleteEvents;
import dev.parley.journal.command.JournalCommand.SetMembers;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.membership.IdentityFile;
import dev.parley.journal.membership.OwnData;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaFiles;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.offline.Recovery.Master;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recovery from one replica's folder, with a log that Ratis wrote. */
class RecoveryTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final ReplicaIdentity BEFORE =
      new ReplicaIdentity(
          "c",
          "m1",
          PeerId.newcomer("m1", 1),
          2,
          Instant.EPOCH,
          Map.of(PeerId.founder("m2"), "h2:2"),
          Optional.empty(),
          true);

  @TempDir private static Path made;
  @TempDir private Path work;
  private Path journal = Path.of("");

  @BeforeAll
  static void makeLog() throws IOException {
    List<JournalCommand> commands = new ArrayList<>();
    commands.add(new SetMembers(Map.of("m1", "h1:1", "m2", "h2:2")));
    commands.add(new Claim("registry", "a"));
    // The configuration is entry 0, so the claim is entry 2, and its number too.
    for (long n = 1; n <= 20; n++) {
      commands.add(new Append("registry", 2, "w", List.of(StoreGroup.event("registry", n))));
    }
    commands.add(
        new SnapshotPart(
            new SnapshotRef("registry", 20, 5),
            "u",
            0,
            true,
            "all".getBytes(StandardCharsets.UTF_8)));
    commands.add(new DeleteEvents("registry", 15));
    commands.add(new Append("registry", 2, "w", List.of(StoreGroup.event("registry", 21))));
    try (RatisGroupOfOne ratis = new RatisGroupOfOne(made, 1 << 10, BEFORE.groupId())) {
      ratis.send(commands.stream().map(CommandCodec::encode).toList());
    }
  }

  @BeforeEach
  void copy() throws IOException {
    journal = work.resolve("journal");
    RatisGroupOfOne.copy(made, ReplicaFiles.all(journal));
    IdentityFile.in(journal).write(BEFORE);
  }

  private Master master() {
    return new Master(journal, "c", "m1", "h1:1");
  }

  private static ReplicaFiles files(Path journal) {
    return ReplicaFiles.of(journal, BEFORE.groupId());
  }

  /** What the replica's store would have if it had applied all of its log. */
  private static Map<String, String> contents(Path journal) throws IOException {
    try (SurvivingData data =
        SurvivingData.read(files(journal), journal.resolveSibling("to-compare"))) {
      return StoreGroup.contents(data.store());
    }
  }

  /** Lets the store have the log up to an index on disk. */
  private void flushUpTo(long index) throws IOException {
    try (JournalStore store = JournalStore.open(files(journal).store(), StoreLimits.DEFAULT)) {
      LogTail.read(files(journal).log(), -1, entry -> applyUpTo(index, store, entry));
      store.beginFlush();
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (store.flushedIndex() < index) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static void applyUpTo(long index, JournalStore store, LogEntryProto entry) {
    if (entry.getIndex() > index) {
      return;
    }
    if (entry.hasStateMachineLogEntry()) {
      store.apply(
          entry.getTerm(),
          entry.getIndex(),
          entry.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer());
    } else {
      store.applyNothing(entry.getTerm(), entry.getIndex());
    }
  }

  private Map<String, String> restored(Path backup) throws Exception {
    try (StoreGroup group = new StoreGroup(work.resolve("restored"))) {
      Restore.into(group, BackupReader.verify(backup), progress -> {});
      return StoreGroup.contents(group.store());
    }
  }

  @Test
  void recoversTheStoreAndTheLogAfterIt() throws Exception {
    Map<String, String> all = contents(journal);
    assertThat(all)
        .containsEntry("registry highest", "21")
        .containsEntry("registry snapshot", "all")
        .containsEntry("members", "{m1=h1:1, m2=h2:2}");
    flushUpTo(10);
    RecoveryReport report = Recovery.recover(master(), NOW);
    assertThat(report.before()).isEqualTo(BEFORE);
    assertThat(report.last().term()).isEqualTo(1);
    assertThat(report.last().index()).isEqualTo(25);
    assertThat(report.highest()).isEqualTo(Map.of("registry", 21L));
    assertThat(report.damage()).isEmpty();
    assertThat(restored(report.backup())).isEqualTo(all);
    assertThat(report.lines())
        .anyMatch(line -> line.contains("m1~00000001 alone; its data ends at term 1, index 25"))
        .anyMatch(line -> line.contains("registry: up to event 21"))
        .anyMatch(line -> line.contains("generation 3"));
  }

  @Test
  void recoversAStoreWithoutALog() throws Exception {
    flushUpTo(10);
    Folders.delete(files(journal).log());
    Files.createDirectories(files(journal).log());
    Files.writeString(files(journal).log().resolve("raft-meta"), "");
    RecoveryReport report = Recovery.recover(master(), NOW);
    assertThat(report.last().index()).isEqualTo(10);
    assertThat(restored(report.backup())).containsEntry("registry highest", "8");
  }

  @Test
  void theMasterFoundsTheNextGenerationAloneFromTheBackup() throws Exception {
    RecoveryReport report = Recovery.recover(master(), NOW);
    ReplicaIdentity now =
        new ReplicaIdentity(
            "c",
            "m1",
            PeerId.founder("m1"),
            3,
            NOW,
            Map.of(PeerId.founder("m1"), "h1:1"),
            Optional.of(work.resolve("journal-recovered-20260102-030405.backup").toString()));
    assertThat(report.now()).isEqualTo(now);
    assertThat(IdentityFile.in(journal).read("c", "m1"))
        .isEqualTo(new OwnData.Known(now, Optional.empty()));
    assertThat(Folders.list(ReplicaFiles.all(journal))).isEmpty();
    assertThat(Folders.list(work).stream().map(path -> path.getFileName().toString()))
        .containsExactly(
            "journal",
            "journal-recovered-20260102-030405.backup",
            "journal.before-recovery-20260102-030405");
  }

  @Test
  void theOldFolderIsWhatItWas() throws Exception {
    flushUpTo(10);
    Map<String, String> all = contents(journal);
    RecoveryReport report = Recovery.recover(master(), NOW);
    assertThat(report.aside()).isEqualTo(work.resolve("journal.before-recovery-20260102-030405"));
    assertThat(IdentityFile.in(report.aside()).read("c", "m1"))
        .isEqualTo(new OwnData.Known(BEFORE, Optional.empty()));
    assertThat(contents(report.aside())).isEqualTo(all);
  }

  @Test
  void aRecoveryThatWasCutShortIsCompletedAtTheStart() throws Exception {
    RecoveryReport report = Recovery.recover(master(), NOW);
    // As if the crash had come before the files were moved aside.
    Files.move(files(report.aside()).folder(), files(journal).folder());
    // And an attempt to restore had been cut short.
    ReplicaFiles attempt = ReplicaFiles.of(journal, report.now().groupId());
    Files.createDirectories(attempt.log());
    Recovery.clear(journal, report.now());
    assertThat(attempt.folder()).doesNotExist();
    assertThat(Folders.list(ReplicaFiles.all(journal))).isEmpty();
    assertThat(files(report.aside()).log()).isDirectory();
    Recovery.clear(journal, report.now());
    assertThat(files(report.aside()).log()).isDirectory();
  }

  @Test
  void readsALogUpToItsDamage() throws Exception {
    List<Segment> segments = Segment.in(files(journal).log());
    assertThat(segments).hasSizeGreaterThan(1);
    Path newest = segments.get(segments.size() - 1).path();
    byte[] bytes = Files.readAllBytes(newest);
    bytes[20] ^= 1;
    Files.write(newest, bytes);
    RecoveryReport report = Recovery.recover(master(), NOW);
    assertThat(report.damage())
        .hasValueSatisfying(why -> assertThat(why).contains(newest.toString()));
    assertThat(report.last().index()).isEqualTo(segments.get(segments.size() - 1).first() - 1);
    assertThat(report.lines()).anyMatch(line -> line.contains("could not be read to its end"));
  }

  @Test
  void refusesAFolderWithoutHistory() throws Exception {
    Folders.delete(journal);
    refuses("is empty: recover from the folder of a master that has data");
    IdentityFile.in(journal)
        .write(
            new ReplicaIdentity(
                "c", "m1", PeerId.founder("m1"), 0, NOW, Map.of(), Optional.empty()));
    refuses("has no history");
    assertThat(Folders.list(work)).containsExactly(journal);
  }

  @Test
  void refusesWhatIsNotItsOwn() {
    assertThatThrownBy(() -> Recovery.recover(new Master(journal, "d", "m1", "h1:1"), NOW))
        .isInstanceOf(RecoveryRefusedException.class)
        .hasMessageContaining("belongs to cluster 'c'");
  }

  @Test
  void refusesToRecoverTwice() throws Exception {
    Recovery.recover(master(), NOW);
    refuses("is to be restored from");
  }

  @Test
  void refusesAFolderThatIsInUse() throws Exception {
    try (RatisGroupOfOne ratis =
        new RatisGroupOfOne(ReplicaFiles.all(journal), 1 << 10, BEFORE.groupId())) {
      assertThat(ratis.applied()).isNotNull();
      refuses("stop the master, then recover");
    }
  }

  private void refuses(String part) {
    assertThatThrownBy(() -> Recovery.recover(master(), NOW))
        .isInstanceOf(RecoveryRefusedException.class)
        .hasMessageContaining(part);
  }

  @Test
  void anEmptyMasterFoundsFromABackup() throws Exception {
    Path backup = Recovery.recover(master(), NOW).backup();
    Path other = work.resolve("other/journal");
    Master empty = new Master(other, "c", "m9", "h9:9");
    ReplicaIdentity identity = Recovery.restore(empty, backup, NOW);
    assertThat(identity.generation()).isEqualTo(3);
    assertThat(identity.founder()).isTrue();
    assertThat(IdentityFile.in(other).read("c", "m9"))
        .isEqualTo(new OwnData.Known(identity, Optional.empty()));
    assertThatThrownBy(() -> Recovery.restore(empty, backup, NOW))
        .isInstanceOf(RecoveryRefusedException.class)
        .hasMessageContaining("is not empty");
    assertThatThrownBy(
            () -> Recovery.restore(new Master(work.resolve("x"), "d", "m9", "h:1"), backup, NOW))
        .hasMessageContaining("is a backup of cluster 'c', and this is cluster 'd'");
  }
}
