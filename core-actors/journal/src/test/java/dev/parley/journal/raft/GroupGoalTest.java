package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.raft.GroupStep.Done;
import dev.parley.journal.raft.GroupStep.SetMembers;
import dev.parley.journal.raft.GroupStep.Transfer;
import dev.parley.journal.raft.GroupStep.Wait;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupGoalTest {
  private static final GroupView THREE = view("a", peers("a", "b", "c"), peers());

  @Test
  void aListenerIsAddedOnce() {
    GroupGoal goal = new GroupGoal.AddListener("n", "n:1");
    assertThat(goal.next(THREE)).isEqualTo(new SetMembers(THREE.voters(), Map.of("n", "n:1")));
    assertThat(goal.next(view("a", peers("a", "b", "c"), peers("n")))).isEqualTo(new Done());
  }

  @Test
  void aListenerIsNotPromotedBeforeItIsUpAndCloseBehind() {
    GroupGoal goal = new GroupGoal.Promote("n", List.of());
    GroupView now = view("a", peers("a", "b", "c"), peers("n"));
    assertThat(goal.next(now)).isInstanceOf(Wait.class);
    assertThat(goal.next(now.withRole("n", ReplicaRole.FOLLOWER))).isInstanceOf(Wait.class);
    GroupView far =
        new GroupView(
            "a", now.voters(), now.listeners(), Map.of("n", 1001L), Set.of("n"), Map.of());
    assertThat(goal.next(far.withRole("n", ReplicaRole.LISTENER)))
        .isEqualTo(new Wait("n is still 1001 entries behind"));
    GroupView silent =
        new GroupView("a", now.voters(), now.listeners(), Map.of("n", 0L), Set.of(), Map.of());
    assertThat(goal.next(silent.withRole("n", ReplicaRole.LISTENER)))
        .isEqualTo(new Wait("n has not answered the leader lately"));
    assertThat(goal.next(now.withRole("n", ReplicaRole.LISTENER)))
        .isEqualTo(new SetMembers(peers("a", "b", "c", "n"), peers()));
  }

  @Test
  void aPromotedPeerTakesThePlaceOfTheOldOnesInOneStep() {
    GroupGoal goal = new GroupGoal.Promote("n", List.of("c", "old"));
    assertThat(goal.next(listening(view("a", peers("a", "b", "c"), peers("n", "old")))))
        .isEqualTo(new SetMembers(peers("a", "b", "n"), peers()));
    assertThat(goal.next(listening(view("c", peers("a", "b", "c"), peers("n")))))
        .isEqualTo(new Transfer("a"));
  }

  @Test
  void inASmallGroupTheOldOneGoesAfterwards() {
    GroupGoal goal = new GroupGoal.Promote("n", List.of("b"));
    assertThat(goal.next(listening(view("a", peers("a", "b"), peers("n")))))
        .isEqualTo(new SetMembers(peers("a", "b", "n"), peers()));
    GroupView both = view("a", peers("a", "b", "n"), peers());
    assertThat(goal.next(both)).isInstanceOf(Wait.class);
    assertThat(goal.next(both.withRole("n", ReplicaRole.FOLLOWER)))
        .isEqualTo(new SetMembers(peers("a", "n"), peers()));
    GroupView gone = view("a", peers("a", "n"), peers()).withRole("n", ReplicaRole.FOLLOWER);
    assertThat(goal.next(gone)).isEqualTo(new Done());
  }

  @Test
  void theOnlyVoterHandsOverToTheOneThatReplacesIt() {
    GroupGoal goal = new GroupGoal.Promote("n", List.of("a"));
    assertThat(goal.next(listening(view("a", peers("a"), peers("n")))))
        .isEqualTo(new SetMembers(peers("a", "n"), peers()));
    GroupView both = view("a", peers("a", "n"), peers()).withRole("n", ReplicaRole.FOLLOWER);
    assertThat(goal.next(both)).isEqualTo(new Transfer("n"));
  }

  @Test
  void whoIsNoListenerIsNotPromoted() {
    assertThatThrownBy(() -> new GroupGoal.Promote("n", List.of()).next(THREE))
        .isInstanceOf(GroupChangeException.class)
        .hasMessageContaining("n is not a listener");
  }

  @Test
  void aLeaderHandsOverToTheClosestBeforeItIsRemoved() {
    GroupView now =
        new GroupView("a", THREE.voters(), Map.of(), Map.of("b", 7L, "c", 0L), Set.of(), Map.of());
    assertThat(new GroupGoal.Remove("a").next(now)).isEqualTo(new Transfer("c"));
    assertThat(new GroupGoal.Remove("b").next(now))
        .isEqualTo(new SetMembers(peers("a", "c"), peers()));
    assertThat(new GroupGoal.Remove("gone").next(now)).isEqualTo(new Done());
  }

  @Test
  void theOnlyVoterIsNotRemoved() {
    assertThatThrownBy(() -> new GroupGoal.Remove("a").next(view("a", peers("a"), peers("n"))))
        .isInstanceOf(GroupChangeException.class);
  }

  @Test
  void onlyAVoterLeads() {
    assertThat(new GroupGoal.Lead("b").next(THREE)).isEqualTo(new Transfer("b"));
    assertThat(new GroupGoal.Lead("a").next(THREE)).isEqualTo(new Done());
    assertThatThrownBy(() -> new GroupGoal.Lead("x").next(THREE))
        .isInstanceOf(GroupChangeException.class);
  }

  private static GroupView listening(GroupView view) {
    return view.withRole("n", ReplicaRole.LISTENER);
  }

  /** Nobody lags. */
  private static GroupView view(
      String leader, Map<String, String> voters, Map<String, String> listeners) {
    Map<String, Long> lags =
        List.of("a", "b", "c", "n").stream().collect(Collectors.toMap(peer -> peer, peer -> 0L));
    return new GroupView(leader, voters, listeners, lags, lags.keySet(), Map.of());
  }

  private static Map<String, String> peers(String... ids) {
    return Arrays.stream(ids).collect(Collectors.toMap(id -> id, id -> id + ":1"));
  }
}
