package dev.parley.journal.offline;

import static dev.parley.journal.offline.Survivor.BEFORE;
import static dev.parley.journal.offline.Survivor.contents;
import static dev.parley.journal.offline.Survivor.files;
import static dev.parley.journal.offline.Survivor.flushUpTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.membership.IdentityFile;
import dev.parley.journal.membership.OwnData;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaFiles;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.offline.Recovery.Master;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recovery from one replica's folder, with a log that Ratis wrote. */
class RecoveryTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private static Path made;
  @TempDir private Path work;
  private Path journal = Path.of("");

  @BeforeAll
  static void makeLog() throws IOException {
    Survivor.makeLog(made);
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
    flushUpTo(journal, 10);
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
    flushUpTo(journal, 10);
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
    flushUpTo(journal, 10);
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
