package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.store.StoreLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatchUpTest {
  @TempDir private Path folder;

  @Test
  void aReplicaThatWasAwayIsSentTheLog() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      String away = group.follower();
      JournalReplica leader = group.replica(group.leader());
      Writer writer = Writer.of(leader, "a");
      long before = writer.write(leader, 5, 100);
      Await.answer(group.replica(away).readAt(before));
      group.stop(away);
      long index = writer.write(leader, 50, 100);

      JournalReplica back = group.start(away);
      assertThat(writer.read(Await.answer(back.readAt(index)))).isEqualTo(writer.expected());
      assertThat(leader.status().logStart()).isZero();
      assertThat(back.status().logStart()).isZero();
    }
  }

  @Test
  void aReplicaThatIsTooFarBehindIsSentTheStoreWhileTheOthersServe() {
    try (TestGroup group = TestGroup.of(3, folder, TestGroup.flushingOften())) {
      String away = group.follower();
      String leaderName = group.leader();
      JournalReplica leader = group.replica(leaderName);
      Writer writer = Writer.of(leader, "a");
      long before = writer.write(leader, 5, 100);
      Await.answer(group.replica(away).readAt(before));
      group.stop(away);
      writer.write(leader, 60, 4000);
      Await.until(
          () -> "the log was not cut: " + leader.status(),
          () -> leader.status().logStart() > before);

      JournalReplica back = group.start(away);
      long index = writer.write(leader, 20, 4000);
      assertThat(writer.read(Await.answer(back.readAt(index)))).isEqualTo(writer.expected());
      assertThat(back.status().logStart()).isGreaterThan(before);

      // What it was sent is on its own disk.
      group.stop(away);
      JournalReplica again = group.start(away);
      assertThat(writer.read(Await.answer(again.readAt(index)))).isEqualTo(writer.expected());
    }
  }

  /** The entry before the first one that is left is needed too, for its term. */
  @Test
  void aReplicaWhoseLogEndsRightBeforeThatOfTheLeaderIsSentTheStore() {
    try (TestGroup group = TestGroup.of(3, folder, TestGroup.flushingOften())) {
      String away = group.follower();
      String first = group.leader();
      String second =
          List.of("m1", "m2", "m3").stream()
              .filter(peer -> !List.of(away, first).contains(peer))
              .findFirst()
              .orElseThrow();
      Writer writer = Writer.of(group.replica(first), "a");
      long before = writer.write(group.replica(first), 5, 100);
      Await.answer(group.replica(away).readAt(before));
      group.stop(away);
      // With a new term begins a new file of the log, and files are cut as a whole.
      Await.answer(group.replica(first).changes().transferLeadership(second));
      JournalReplica leader = group.replica(second);
      Await.until(
          () -> "the log was not cut: " + leader.status(),
          () -> {
            writer.write(leader, 1, 500);
            return leader.status().logStart() > 0;
          });
      assertThat(leader.status().logStart()).isEqualTo(before + 1);

      JournalReplica back = group.start(away);
      long index = writer.write(leader, 1, 100);
      assertThat(writer.read(Await.answer(back.readAt(index)))).isEqualTo(writer.expected());
    }
  }

  @Test
  void aStoreMuchLargerThanAMessageIsSent() {
    int mebi = 1 << 20;
    try (TestGroup group =
        TestGroup.of(
            3,
            folder,
            settings ->
                settings
                    .withStore(StoreLimits.DEFAULT.withTail(mebi, 1000))
                    // With commands this small a message has 2 MiB and a bit.
                    .withLimits(new ReplicaLimits(mebi / 4, mebi, mebi, mebi, 1)))) {
      String away = group.follower();
      JournalReplica leader = group.replica(group.leader());
      Writer writer = Writer.of(leader, "a");
      long before = writer.write(leader, 1, 100);
      Await.answer(group.replica(away).readAt(before));
      group.stop(away);
      writer.write(leader, 40, mebi / 5);
      Await.until(
          () -> "the log was not cut: " + leader.status(),
          () -> leader.status().logStart() > before && leader.status().storeBytes() > 5L * mebi);

      JournalReplica back = group.start(away);
      long index = writer.write(leader, 1, 100);
      assertThat(writer.read(Await.answer(back.readAt(index)))).isEqualTo(writer.expected());
    }
  }

  @Test
  void theLogOfAGroupThatIsBusyStaysShort() {
    try (TestGroup group = TestGroup.of(1, folder, TestGroup.flushingOften())) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      writer.write(replica, 200, 4000);
      Await.until(
          () -> "the log stays long: " + replica.status(),
          () -> replica.status().logBytes() < 200_000);
      assertThat(replica.status().flushed())
          .isGreaterThanOrEqualTo(replica.status().logStart() - 1);
    }
  }
}
