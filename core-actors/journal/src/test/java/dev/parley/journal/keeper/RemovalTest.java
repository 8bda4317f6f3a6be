package dev.parley.journal.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.membership.RollCallAnswer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemovalTest {
  private static final PeerId M1 = new PeerId("m1");
  private static final PeerId M3 = new PeerId("m3");
  private static final PeerId NEWCOMER = new PeerId("m3~0000000a");

  private static GroupSight sight(PeerId self, PeerId leader, List<String> members, PeerId... in) {
    Map<PeerId, String> voters = new HashMap<>();
    for (PeerId peer : in) {
      voters.put(peer, "h:1");
    }
    Map<String, String> table = new HashMap<>();
    members.forEach(m -> table.put(m, "h:1"));
    return new GroupSight(
        self, 0, Optional.of(leader), new LogPosition(1, 9), voters, Map.of(), table);
  }

  private static List<RollCallAnswer> says(GroupSight sight) {
    return List.of(
        new RollCallAnswer(
            "parley", sight.peerId().master(), Map.of("m1", "h:1"), Optional.of(sight)));
  }

  private static ReplicaIdentity newcomer() {
    return new ReplicaIdentity(
        "parley", "m3", NEWCOMER, 0, Instant.EPOCH, Map.of(), Optional.empty());
  }

  @Test
  void onlyTheLeadersWordCounts() {
    PeerId m2 = new PeerId("m2");
    assertThat(Removal.othersAreGone(newcomer(), says(sight(m2, M1, List.of("m1"), M1)))).isFalse();
  }

  @Test
  void aNewcomerMayStartWhenNoOtherReplicaOfItsMasterIsInTheGroup() {
    assertThat(Removal.othersAreGone(newcomer(), says(sight(M1, M1, List.of("m1"), M1, M3))))
        .isFalse();
    assertThat(Removal.othersAreGone(newcomer(), says(sight(M1, M1, List.of("m1"), M1)))).isTrue();
    assertThat(Removal.othersAreGone(newcomer(), says(sight(M1, M1, List.of("m1"), M1, NEWCOMER))))
        .isTrue();
  }
}
