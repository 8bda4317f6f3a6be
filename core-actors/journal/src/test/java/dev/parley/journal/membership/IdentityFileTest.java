package dev.parley.journal.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {
  private static final ReplicaIdentity IDENTITY =
      new ReplicaIdentity(
          "my \"cluster\"",
          "m1",
          PeerId.newcomer("m1", 0xabc),
          3,
          Instant.parse("2026-01-02T03:04:05Z"),
          Map.of(new PeerId("m.2"), "10.0.0.2:2552", new PeerId("m3~00000001"), "[::1]:2552"),
          Optional.empty());

  @TempDir private Path folder;
  private Path journal = Path.of("");

  @BeforeEach
  void inAFolderThatIsNotThere() {
    journal = folder.resolve("work/journal");
  }

  private OwnData read() throws IOException {
    return IdentityFile.in(journal).read(IDENTITY.cluster(), "m1");
  }

  private void isUnusable(String... parts) throws IOException {
    assertThat(read())
        .isInstanceOfSatisfying(
            OwnData.Unusable.class, unusable -> assertThat(unusable.why()).contains(parts));
  }

  private void makeLog(ReplicaIdentity identity) throws IOException {
    ReplicaFiles files = ReplicaFiles.of(journal, identity.groupId());
    Files.createDirectories(files.log());
    Files.writeString(files.log().resolve("raft-meta"), "");
  }

  @Test
  void remembersAnIdentity() throws IOException {
    IdentityFile.in(journal).write(IDENTITY);
    assertThat(read()).isEqualTo(new OwnData.Known(IDENTITY, Optional.empty()));
  }

  @Test
  void replacesAnIdentity() throws IOException {
    ReplicaIdentity toRestore =
        new ReplicaIdentity(
            IDENTITY.cluster(),
            "m1",
            PeerId.founder("m1"),
            4,
            IDENTITY.foundedAt(),
            Map.of(PeerId.founder("m1"), "10.0.0.1:2552"),
            Optional.of("/b/recovered.backup"));
    IdentityFile.in(journal).write(IDENTITY);
    IdentityFile.in(journal).write(toRestore);
    assertThat(read()).isEqualTo(new OwnData.Known(toRestore, Optional.empty()));
    IdentityFile.in(journal).write(toRestore.restored());
    makeLog(toRestore);
    assertThat(read())
        .isInstanceOfSatisfying(
            OwnData.Known.class, known -> assertThat(known.identity().restoreFrom()).isEmpty());
  }

  @Test
  void aFolderWithoutDataIsEmpty() throws IOException {
    assertThat(read()).isEqualTo(new OwnData.Nothing());
    Files.createDirectories(journal);
    assertThat(read()).isEqualTo(new OwnData.Nothing());
    // A crash came while the first identity was written.
    Files.writeString(journal.resolve("identity.json.new"), "{ \"vers");
    assertThat(read()).isEqualTo(new OwnData.Nothing());
  }

  @Test
  void dataWithoutIdentityIsNotUsed() throws IOException {
    Files.createDirectories(journal.resolve("raft"));
    isUnusable("not empty, but has no identity.json", "move " + journal + " away");
  }

  @Test
  void refusesAReplicaWhoseLogIsGone() throws IOException {
    IdentityFile.in(journal).write(IDENTITY.withStarted());
    isUnusable("says that the log of this master is in " + journal.resolve("raft"));
    makeLog(IDENTITY);
    assertThat(read()).isEqualTo(new OwnData.Known(IDENTITY.withStarted(), Optional.empty()));
  }

  @Test
  void aReplicaIsUntouchedUntilItsLogHasAFile() throws IOException {
    ReplicaFiles files = ReplicaFiles.of(journal, IDENTITY.groupId());
    assertThat(files.untouched()).isTrue();
    Files.createDirectories(files.store());
    Files.createDirectories(files.log());
    Files.writeString(files.log().resolve("raft-meta"), "");
    assertThat(files.untouched()).isTrue();
    Files.writeString(files.log().resolve("log_inprogress_0"), "");
    assertThat(files.untouched()).isFalse();
  }

  @Test
  void refusesAnotherClustersData() throws IOException {
    IdentityFile.in(journal).write(IDENTITY);
    assertThat(IdentityFile.in(journal).read("other", "m1"))
        .isEqualTo(
            new OwnData.Unusable(
                journal.resolve("identity.json")
                    + " belongs to cluster 'my \"cluster\"', and this is cluster 'other': correct the"
                    + " configuration, choose another --work-dir, or move "
                    + journal
                    + " away to start empty"));
  }

  @Test
  void refusesAnotherMastersData() throws IOException {
    IdentityFile.in(journal).write(IDENTITY);
    assertThat(IdentityFile.in(journal).read(IDENTITY.cluster(), "m2"))
        .isInstanceOfSatisfying(
            OwnData.Unusable.class,
            unusable ->
                assertThat(unusable.why())
                    .contains("belongs to master 'm1', and this is master 'm2'"));
  }

  @Test
  void refusesAnotherVersion() throws IOException {
    IdentityFile.in(journal).write(IDENTITY);
    Path file = journal.resolve("identity.json");
    Files.writeString(file, Files.readString(file).replace("\"version\" : 1", "\"version\" : 2"));
    isUnusable(
        file
            + " is in version 2 of its format, and this program reads version 1: run the program"
            + " that wrote it, or move "
            + journal
            + " away");
  }

  @Test
  void refusesADamagedFile() throws IOException {
    IdentityFile.in(journal).write(IDENTITY);
    Path file = journal.resolve("identity.json");
    String text = Files.readString(file);
    for (int end = 0; end < text.stripTrailing().length(); end++) {
      Files.writeString(file, text.substring(0, end));
      isUnusable(file + " is damaged", "move " + journal + " away");
    }
    Files.writeString(file, text.replace("~00000abc", "~xyz"));
    isUnusable("peer id 'm1~xyz'");
    Files.writeString(file, text.replace("2026-01-02T", "yesterday"));
    isUnusable("is damaged");
  }

  @Test
  void thePeerIdNamesItsMaster() {
    assertThat(PeerId.founder("m1").master()).isEqualTo("m1");
    assertThat(PeerId.newcomer("m1", -1)).hasToString("m1~ffffffff");
    assertThat(PeerId.newcomer("m1", 7).master()).isEqualTo("m1");
    assertThatThrownBy(() -> new PeerId("m1~7")).hasMessageContaining("m1~7");
  }

  @Test
  void generationsOfOneClusterAreDifferentGroups() {
    ReplicaIdentity other =
        new ReplicaIdentity(
            IDENTITY.cluster(),
            "m2",
            PeerId.founder("m2"),
            3,
            Instant.EPOCH,
            Map.of(),
            Optional.empty());
    assertThat(other.groupId()).isEqualTo(IDENTITY.groupId());
    assertThat(
            new ReplicaIdentity(
                    IDENTITY.cluster(),
                    "m2",
                    PeerId.founder("m2"),
                    4,
                    Instant.EPOCH,
                    Map.of(),
                    Optional.empty())
                .groupId())
        .isNotEqualTo(IDENTITY.groupId());
  }
}
