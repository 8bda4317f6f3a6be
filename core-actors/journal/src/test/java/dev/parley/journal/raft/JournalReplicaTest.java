package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.JournalReply;
import dev.parley.journal.group.CommandTooLargeException;
import dev.parley.journal.group.JournalClosedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReplicaTest {
  @TempDir private Path folder;

  @Test
  void readsWhatAGroupOfOneWroteAlsoAfterARestart() {
    try (TestGroup group = TestGroup.of(1, folder)) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      long index = writer.write(replica, 20, 100);
      assertThat(writer.read(Await.answer(replica.readAt(index)))).isEqualTo(writer.expected());

      group.stop("m1");
      JournalReplica again = group.start("m1");
      assertThat(writer.read(Await.answer(again.readAt(index)))).isEqualTo(writer.expected());
    }
  }

  @Test
  void everyReplicaReadsWhatAnyOfThemWrote() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      Writer writer = Writer.of(group.replica(group.follower()), "a");
      long index = 0;
      for (JournalReplica replica : group.all()) {
        index = writer.write(replica, 5, 100);
      }
      for (JournalReplica replica : group.all()) {
        assertThat(writer.read(Await.answer(replica.readAt(index)))).isEqualTo(writer.expected());
      }
    }
  }

  @Test
  void statusTellsLeaderIndexesAndLags() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      JournalReplica replica = group.replica(group.leader());
      long index = Writer.of(replica, "a").write(replica, 10, 100);
      // A busy machine may make them elect another leader in between.
      List<ReplicaStatus> statuses = Await.value(group::statuses, all -> agree(all, index));

      for (ReplicaStatus status : statuses) {
        assertThat(status.state()).isEqualTo(ReplicaState.RUNNING);
        assertThat(status.problem()).isEmpty();
        assertThat(status.committed()).isGreaterThanOrEqualTo(index);
        assertThat(status.logStart()).isZero();
        assertThat(status.logBytes()).isPositive();
        assertThat(status.peers())
            .extracting(PeerStatus::address)
            .containsExactlyInAnyOrder(
                group.address("m1"), group.address("m2"), group.address("m3"));
        assertThat(status.peers())
            .filteredOn(peer -> peer.matched().isPresent() && peer.lastContact().isPresent())
            .hasSize(status.role() == ReplicaRole.LEADER ? 2 : 0);
      }
    }
  }

  private static boolean agree(List<ReplicaStatus> statuses, long index) {
    return statuses.stream().map(ReplicaStatus::leader).distinct().count() == 1
        && statuses.stream().allMatch(status -> status.applied() >= index)
        && statuses.stream()
            .allMatch(
                status ->
                    status.role()
                        == (status.leader().equals(Optional.of(status.peerId()))
                            ? ReplicaRole.LEADER
                            : ReplicaRole.FOLLOWER));
  }

  @Test
  void refusesACommandThatFitsInNoEntry() {
    try (TestGroup group =
        TestGroup.of(
            1,
            folder,
            settings ->
                settings.withLimits(new ReplicaLimits(1 << 20, 8 << 20, 8 << 20, 1 << 20, 1)))) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      writer.write(replica, 1, (1 << 20) - 1000);
      assertThatThrownBy(() -> Await.answer(writer.send(replica, (1 << 20) + 1)))
          .isInstanceOf(CommandTooLargeException.class);
    }
  }

  @Test
  void whatIsUnderWayFailsWhenTheReplicaIsClosed() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      group.stop("m2");
      group.stop("m3");
      CompletionStage<JournalReply> reply = writer.send(replica, 100);
      var read = replica.readAt(1_000_000);
      group.stop("m1");

      assertThatThrownBy(() -> Await.answer(reply)).isInstanceOf(JournalClosedException.class);
      assertThatThrownBy(() -> Await.answer(read)).isInstanceOf(JournalClosedException.class);
      assertThatThrownBy(() -> Await.answer(writer.send(replica, 100)))
          .isInstanceOf(JournalClosedException.class);
    }
  }
}
