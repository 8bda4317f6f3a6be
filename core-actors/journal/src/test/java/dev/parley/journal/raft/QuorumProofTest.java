package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuorumProofTest {
  private static final Duration FRESH = Duration.ofMillis(900);

  @TempDir private Path folder;

  private static void awaitFresh(TestGroup group, JournalReplica replica) {
    Await.until(
        () -> "the newest proof is of " + replica.sinceQuorum() + " ago: " + group.statuses(),
        () -> replica.sinceQuorum().compareTo(FRESH) < 0);
  }

  @Test
  void eachReplicaHasAFreshProofAndNoneWithoutAMajorityWhoeverIsLeft() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      String leader = group.leader();
      String follower = group.follower();
      group.all().forEach(replica -> awaitFresh(group, replica));

      isLeftAlone(group, leader);
      isLeftAlone(group, follower);
    }
  }

  /** Whatever a replica says that is alone, it was not confirmed after the others had gone. */
  private static void isLeftAlone(TestGroup group, String left) {
    List<String> others = List.of("m1", "m2", "m3").stream().filter(p -> !p.equals(left)).toList();
    group.leader();
    others.forEach(group::stop);
    long gone = System.nanoTime();
    JournalReplica replica = group.replica(left);
    Duration age = Duration.ZERO;
    while (age.compareTo(FRESH.multipliedBy(2)) < 0) {
      Duration since = Duration.ofNanos(System.nanoTime() - gone);
      age = replica.sinceQuorum();
      assertThat(age).isGreaterThan(since);
      Thread.onSpinWait();
    }

    others.forEach(group::start);
    group.all().forEach(each -> awaitFresh(group, each));
  }

  @Test
  void aReplicaThatIsAloneInItsGroupIsAMajority() {
    try (TestGroup group = TestGroup.of(1, folder)) {
      awaitFresh(group, group.replica("m1"));
    }
  }

  @Test
  void aReplicaThatNeverWasInTouchHasNoProof() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      group.leader();
      group.stopAll();
      JournalReplica alone = group.start("m1");
      Await.until(
          () -> "does not run: " + group.statuses(),
          () -> alone.status().state() == ReplicaState.RUNNING);
      assertThat(alone.sinceQuorum()).isEqualTo(ReplicaStatus.NEVER);
    }
  }
}
