package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.command.JournalReply.Done;
import dev.parley.journal.records.MembersTable;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is flushed is there after a restart, from the files of the flush alone. */
class FlushTest {
  @TempDir private Path folder;
  private Replica replica;

  @BeforeEach
  void open() throws IOException {
    replica = Replica.in(folder.resolve("not/there/yet"));
  }

  @AfterEach
  void close() {
    replica.close();
  }

  @Test
  void isAtTheLastFlushAfterARestart() throws Exception {
    long claim = replica.claim("a", "x");
    replica.append("a", claim, 1, 3);
    replica.store.flushNow();
    replica.append("a", claim, 4, 5);
    replica.store.close();
    try (JournalStore reopened = JournalStore.open(replica.folder, Replica.LIMITS)) {
      assertThat(reopened.appliedIndex()).isEqualTo(1);
      assertThat(reopened.flushed().term()).isEqualTo(Replica.TERM);
      assertThat(reopened.highestSequenceNr("a")).isEqualTo(3);
    }
  }

  @Test
  void remembersWhatCopiesAreRecognisedBy() throws Exception {
    JournalReply old = replica.apply(new JournalCommand.Claim("a", "x"));
    replica.apply(new JournalCommand.ChangeMembers(-1, Map.of("m1", "127.0.0.1:1")));
    JournalReply newer = replica.apply(new JournalCommand.Claim("a", "y"));
    long claim = ((Claimed) newer).claim();
    replica.append("a", claim, 1, 3);
    replica.part(new SnapshotRef("a", 2, 2), "gone", 0, false, "x");
    replica.part(new SnapshotRef("a", 2, 2), "whole", 0, true, "y");
    replica.store.flushNow();
    replica.reopen();
    assertThat(replica.apply(new JournalCommand.Claim("a", "x"))).isEqualTo(old);
    assertThat(replica.apply(new JournalCommand.Claim("a", "y"))).isEqualTo(newer);
    assertThat(replica.append("a", claim, 1, 3)).isInstanceOf(Done.class);
    assertThat(replica.part(new SnapshotRef("a", 2, 2), "gone", 0, false, "x"))
        .isInstanceOf(JournalReply.Refused.class);
    assertThat(replica.store.members()).isEqualTo(new MembersTable(1, Map.of("m1", "127.0.0.1:1")));
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 3));
    assertThat(replica.newest("a")).isEqualTo("y");
  }

  @Test
  void namesItsFilesWithTheirDigests() throws Exception {
    replica.append("a", replica.claim("a", "x"), 1, 3);
    replica.part(new SnapshotRef("a", 2, 2), "u", 0, true, "y");
    replica.store.flushNow();
    List<StoreFile> written = replica.store.flushed().files();
    assertThat(written).hasSize(3).allSatisfy(FlushTest::isTrueOf);
    replica.reopen();
    assertThat(replica.store.flushed())
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .isEqualTo(new Flushed(Replica.TERM, 2, written));
  }

  @Test
  void opensFromTheFilesAnotherReplicaSent() throws Exception {
    replica.append("a", replica.claim("a", "x"), 1, 3);
    replica.part(new SnapshotRef("a", 2, 2), "u", 0, true, "y");
    replica.store.flushNow();
    Path other = Files.createDirectories(folder.resolve("other"));
    for (StoreFile file : replica.store.flushed().files()) {
      Path copy = Files.copy(file.path(), other.resolve(file.path().getFileName()));
      Files.writeString(other.resolve(copy.getFileName() + ".md5"), "as Ratis leaves it");
    }
    try (Replica sent = Replica.in(other)) {
      assertThat(sent.replay("a")).isEqualTo(Replica.expected("a", 1, 3));
      assertThat(sent.newest("a")).isEqualTo("y");
      assertThat(sent.store.appliedIndex()).isEqualTo(2);
      assertThat(other.toFile().list()).hasSize(3).noneMatch(name -> name.endsWith(".md5"));
    }
  }

  @Test
  void keepsTheFilesOfTheLastTwoFlushesAndThoseAFollowerIsFedWith() throws Exception {
    Path fedFolder = folder.resolve("fed");
    StoreLimits patient =
        new StoreLimits(4 << 10, 100, 1L << 40, Duration.ZERO, Duration.ofDays(1));
    try (Replica feeding = Replica.in(fedFolder, patient)) {
      Flushed first = flush(feeding);
      feeding.store.retain(first);
      Flushed second = flush(feeding);
      Flushed third = flush(feeding);
      Flushed fourth = flush(feeding);
      assertThat(manifests(fedFolder)).isEqualTo(manifestsOf(first, third, fourth));
      feeding.store.retain(third);
      feeding.store.retain(fourth);
      flush(feeding);
      Flushed sixth = flush(feeding);
      assertThat(second.files()).noneMatch(file -> Files.exists(file.path()));
      assertThat(manifests(fedFolder)).contains(manifestsOf(third, fourth, sixth).get(0));
      assertThat(first.files()).noneMatch(file -> Files.exists(file.path()));
    }
  }

  @Test
  void isDueAfterSoManyBytesOrEntries() throws Exception {
    assertThat(replica.store.flushDue()).isFalse();
    replica.part(new SnapshotRef("a", 2, 2), "u", 0, true, "x".repeat(5000));
    assertThat(replica.store.flushDue()).isTrue();
    replica.store.flushNow();
    assertThat(replica.store.flushDue()).isFalse();
    for (int i = 1; i <= 100; i++) {
      replica.store.applyNothing(1, i);
    }
    assertThat(replica.store.flushDue()).isTrue();
  }

  @Test
  void refusesAnEntryItCannotReadAndPassesOverIt() {
    JournalReply reply = replica.store.apply(1, 0, ByteBuffer.wrap(new byte[] {1, 99}));
    WriteRulesTest.assertRefused(JournalReply.Reason.UNKNOWN_COMMAND, reply);
    assertThat(replica.store.appliedIndex()).isZero();
  }

  private static Flushed flush(Replica replica) throws IOException {
    replica.apply(new JournalCommand.Claim("a", "claimant " + replica.log().size()));
    replica.store.flushNow();
    return replica.store.flushed();
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static List<String> manifests(Path folder) throws IOException {
    return names(folder).stream().filter(name -> name.startsWith("manifest")).toList();
  }

  private static List<String> manifestsOf(Flushed... flushed) {
    return List.of(flushed).stream()
        .map(one -> String.format("manifest-%019d", one.index()))
        .toList();
  }

  private static void isTrueOf(StoreFile file) throws Exception {
    byte[] bytes = Files.readAllBytes(file.path());
    assertThat(file.path()).isAbsolute();
    assertThat(file.size()).isEqualTo(bytes.length);
    assertThat(file.md5()).isEqualTo(MessageDigest.getInstance("MD5").digest(bytes));
  }
}
