package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipTest {
  @TempDir private Path folder;

  @Test
  void aNewReplicaIsAddedThenVotesInPlaceOfAnotherOne() {
    try (TestGroup group = TestGroup.of(3, folder, TestGroup.flushingOften())) {
      JournalReplica m1 = group.replica("m1");
      Writer writer = Writer.of(m1, "a");
      writer.write(m1, 60, 4000);
      group.stop("m3");
      String peer = "m3~1";
      JournalReplica newcomer = group.start(peer);
      assertThat(newcomer.status().role()).isEqualTo(ReplicaRole.NONE);

      GroupView added = Await.answer(m1.changes().addListener(peer, group.address(peer)));
      assertThat(added.listeners()).containsOnlyKeys(peer);
      assertThat(added.voters()).containsOnlyKeys("m1", "m2", "m3");
      Await.until(
          () -> "not a listener: " + newcomer.status(),
          () -> newcomer.status().role() == ReplicaRole.LISTENER);

      GroupView promoted = Await.answer(m1.changes().promote(peer, List.of("m3")));
      assertThat(promoted.listeners()).isEmpty();
      assertThat(promoted.voters()).containsOnlyKeys("m1", "m2", peer);

      // Its vote counts: without it there is no majority.
      group.stop("m2");
      long index = writer.write(m1, 5, 100);
      assertThat(writer.read(Await.answer(newcomer.readAt(index)))).isEqualTo(writer.expected());
    }
  }

  @Test
  void theLeaderIsRemovedUnderLoad() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      String leader = group.leader();
      JournalReplica other = group.replica(group.follower());
      Writer writer = Writer.of(other, "a");
      AtomicBoolean enough = new AtomicBoolean();
      Thread load =
          new Thread(
              () -> {
                while (!enough.get()) {
                  writer.write(other, 1, 100);
                }
              });
      load.start();
      GroupView left = Await.answer(group.replica(leader).changes().remove(leader));
      enough.set(true);
      join(load);

      assertThat(left.voters()).hasSize(2).doesNotContainKey(leader);
      long index = writer.write(other, 5, 100);
      for (String peer : left.voters().keySet()) {
        assertThat(writer.read(Await.answer(group.replica(peer).readAt(index))))
            .isEqualTo(writer.expected());
      }
      Await.until(
          () -> "has not noticed: " + group.replica(leader).status(),
          () -> group.replica(leader).status().role() == ReplicaRole.NONE);
    }
  }

  @Test
  void aGroupOfOneGrowsToThreeAndShrinksAgain() {
    try (TestGroup group = TestGroup.of(1, folder)) {
      GroupChanges changes = group.replica("m1").changes();
      Writer writer = Writer.of(group.replica("m1"), "a");
      long index = writer.write(group.replica("m1"), 20, 100);
      for (String peer : List.of("m2~1", "m3~1")) {
        group.start(peer);
        Await.answer(changes.addListener(peer, group.address(peer)));
        Await.answer(changes.promote(peer, List.of()));
      }
      for (JournalReplica replica : group.all()) {
        assertThat(writer.read(Await.answer(replica.readAt(index)))).isEqualTo(writer.expected());
      }

      Await.answer(changes.remove("m1"));
      GroupView alone = Await.answer(group.replica("m2~1").changes().remove("m3~1"));
      assertThat(alone.voters()).containsOnlyKeys("m2~1");
      index = writer.write(group.replica("m2~1"), 5, 100);
      assertThat(writer.read(Await.answer(group.replica("m2~1").readAt(index))))
          .isEqualTo(writer.expected());
    }
  }

  @Test
  void changesAtOnceDoNotUndoEachOther() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      group.leader();
      List<String> newcomers = List.of("m4~1", "m5~1", "m6~1");
      newcomers.forEach(group::start);
      List<CompletionStage<GroupView>> asked =
          Stream.of(0, 1, 2)
              .map(
                  i ->
                      group
                          .replica("m" + (i + 1))
                          .changes()
                          .addListener(newcomers.get(i), group.address(newcomers.get(i))))
              .toList();
      asked.forEach(Await::answer);
      assertThat(Await.answer(group.replica("m1").changes().current()).listeners().keySet())
          .containsExactlyInAnyOrderElementsOf(newcomers);
    }
  }

  @Test
  void aReplicaThatWasRemovedWhileItWasAwayStaysStopped() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      String away = group.follower();
      group.stop(away);
      String leader = group.leader();
      Await.answer(group.replica(leader).changes().remove(away));

      JournalReplica back = group.start(away);
      Await.until(
          () -> "goes on: " + back.status(),
          () -> back.status().state() == ReplicaState.STOPPED_REMOVED);
      assertThat(back.status().problem()).contains(away + " is no member");
      assertThat(group.leader()).isEqualTo(leader);
    }
  }

  @Test
  void whatIsImpossibleFailsAtOnce() {
    try (TestGroup group = TestGroup.of(1, folder)) {
      GroupChanges changes = group.replica("m1").changes();
      assertThatThrownBy(() -> Await.answer(changes.remove("m1")))
          .isInstanceOf(GroupChangeException.class)
          .hasMessageContaining("the only one that votes");
      assertThatThrownBy(() -> Await.answer(changes.promote("m9", List.of())))
          .hasMessageContaining("m9 is not a listener");
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
