package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Done;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaderLossTest {
  @TempDir private Path folder;

  @Test
  void aCommandCompletesWhenTheLeaderGoesWhileItIsUnderWay() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      JournalReplica follower = group.replica(group.follower());
      Writer writer = Writer.of(follower, "a");
      writer.write(follower, 5, 100);
      String leader = group.leader();
      Thread stopping = new Thread(() -> group.stop(leader));
      stopping.start();
      long index = writer.write(follower, 50, 100);
      join(stopping);

      for (JournalReplica replica : group.all()) {
        assertThat(writer.read(Await.answer(replica.readAt(index)))).isEqualTo(writer.expected());
      }
      group.start(leader);
      assertThat(writer.read(Await.answer(group.replica(leader).readAt(index))))
          .isEqualTo(writer.expected());
    }
  }

  @Test
  void aCommandWaitsForAMajorityAndCompletesWhenItIsBack() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      String left = group.leader();
      JournalReplica replica = group.replica(left);
      Writer writer = Writer.of(replica, "a");
      List<String> others =
          List.of("m1", "m2", "m3").stream().filter(p -> !p.equals(left)).toList();
      others.forEach(group::stop);
      CompletionStage<JournalReply> reply = writer.send(replica, 100);
      Await.until(() -> "still leads: " + group.statuses(), () -> !replica.leads());
      assertThat(reply.toCompletableFuture()).isNotDone();

      group.start(others.get(0));
      assertThat(Await.answer(reply)).isInstanceOf(Done.class);
      assertThat(writer.read(Await.answer(replica.readAt(((Done) Await.answer(reply)).index()))))
          .isEqualTo(writer.expected());
    }
  }

  @Test
  void nothingIsLostWhenAllAreStartedAgainInAnotherOrder() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      Writer writer = Writer.of(group.replica("m2"), "a");
      long index = writer.write(group.replica("m2"), 20, 100);
      group.stopAll();

      group.start("m3");
      group.start("m1");
      index = Math.max(index, writer.write(group.replica("m1"), 5, 100));
      group.start("m2");
      for (JournalReplica replica : group.all()) {
        assertThat(writer.read(Await.answer(replica.readAt(index)))).isEqualTo(writer.expected());
      }
    }
  }

  @Test
  void aReplicaAloneShowsWhatWasCommittedBeforeItsRestart() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      JournalReplica leader = group.replica(group.leader());
      Writer writer = Writer.of(leader, "a");
      long index = writer.write(leader, 20, 100);
      Await.until(
          () -> "not known to be committed: " + group.statuses(),
          () -> group.statuses().stream().allMatch(status -> status.applied() >= index));
      group.stopAll();

      JournalReplica alone = group.start("m2");
      assertThat(writer.read(Await.answer(alone.readAt(index)))).isEqualTo(writer.expected());
    }
  }

  @Test
  void leadershipIsToldToTheOneThatLosesItAndToTheOneThatGetsIt() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      String leader = group.leader();
      List<String> told = new CopyOnWriteArrayList<>();
      for (String peer : List.of("m1", "m2", "m3")) {
        group.replica(peer).onLeadership(leads -> told.add(peer + " " + leads));
      }
      String next = group.follower();
      Await.answer(group.replica(leader).changes().transferLeadership(next));
      Await.until(
          () -> "told only " + told,
          () -> told.containsAll(List.of(leader + " false", next + " true")));
      group.stop(next);
      assertThat(told).contains(next + " false");
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
