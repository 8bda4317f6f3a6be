package dev.parley.journal.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.keeper.NextChange.AddListener;
import dev.parley.journal.keeper.NextChange.Change;
import dev.parley.journal.keeper.NextChange.Promote;
import dev.parley.journal.keeper.NextChange.Remove;
import dev.parley.journal.keeper.NextChange.SetMembers;
import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.RollCallAnswer;
import dev.parley.journal.raft.PeerStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextChangeTest {
  private static final Map<String, String> CONFIGURED =
      Map.of("m1", "h1:2552", "m2", "h2:2552", "m3", "h3:2552");
  private static final Map<PeerId, String> VOTERS =
      Map.of(peer("m1"), "h1:2552", peer("m2"), "h2:2552", peer("m3"), "h3:2552");
  private static final PeerId NEWCOMER = peer("m2~0000000a");

  private static PeerId peer(String id) {
    return new PeerId(id);
  }

  private static GroupSight sight(
      Map<PeerId, String> voters, Map<PeerId, String> listeners, Map<String, String> members) {
    return new GroupSight(
        peer("m1"), 0, Optional.of(peer("m1")), new LogPosition(3, 40), voters, listeners, members);
  }

  private static PeerStatus listener(PeerId peer, long lag, Duration contact) {
    return new PeerStatus(
        peer.value(), "h2:2552", true, Optional.of(1L), Optional.of(lag), Optional.of(contact));
  }

  private static RollCallAnswer newcomer(PeerId peer, long generation) {
    return new RollCallAnswer(
        "parley",
        peer.master(),
        CONFIGURED,
        Optional.of(
            new GroupSight(
                peer,
                generation,
                Optional.empty(),
                LogPosition.NONE,
                Map.of(),
                Map.of(),
                Map.of())));
  }

  private static Optional<Change> next(
      GroupSight sight, List<PeerStatus> peers, RollCallAnswer... answers) {
    return NextChange.of(sight, peers, CONFIGURED, List.of(answers));
  }

  @Test
  void thoseWhoFoundedTheGroupMayBeInIt() {
    assertThat(next(sight(VOTERS, Map.of(), Map.of()), List.of()))
        .contains(new SetMembers(CONFIGURED));
  }

  @Test
  void aGroupThatIsAsItShouldBeStaysSo() {
    assertThat(next(sight(VOTERS, Map.of(), CONFIGURED), List.of())).isEmpty();
  }

  @Test
  void aReplicaOfAMasterThatMayNotBeInItGoesEvenIfItLeads() {
    assertThat(next(sight(VOTERS, Map.of(), Map.of("m2", "h2:2552", "m3", "h3:2552")), List.of()))
        .contains(new Remove(peer("m1")));
  }

  @Test
  void theReplicaThatIsReplacedGoesBeforeItsSuccessorComes() {
    assertThat(next(sight(VOTERS, Map.of(), CONFIGURED), List.of(), newcomer(NEWCOMER, 0)))
        .contains(new Remove(peer("m2")));
  }

  @Test
  void aNewcomerIsSentTheLogFirst() {
    Map<PeerId, String> left = Map.of(peer("m1"), "h1:2552", peer("m3"), "h3:2552");
    assertThat(next(sight(left, Map.of(), CONFIGURED), List.of(), newcomer(NEWCOMER, 0)))
        .contains(new AddListener(NEWCOMER, "h2:2552"));
  }

  @Test
  void aListenerVotesOnceItHasCaughtUpAndIsInTouch() {
    Map<PeerId, String> left = Map.of(peer("m1"), "h1:2552", peer("m3"), "h3:2552");
    GroupSight sight = sight(left, Map.of(NEWCOMER, "h2:2552"), CONFIGURED);
    Duration now = Duration.ofMillis(10);
    assertThat(next(sight, List.of(listener(NEWCOMER, 5000, now)))).isEmpty();
    assertThat(next(sight, List.of(listener(NEWCOMER, 5, Duration.ofMinutes(1))))).isEmpty();
    assertThat(next(sight, List.of(listener(NEWCOMER, 5, now)))).contains(new Promote(NEWCOMER));
  }

  @Test
  void replicasOfOtherGroupsOfStrangersAndUnderAFoundersIdAreNotLetIn() {
    Map<PeerId, String> left = Map.of(peer("m1"), "h1:2552", peer("m3"), "h3:2552");
    GroupSight sight = sight(left, Map.of(), CONFIGURED);
    assertThat(next(sight, List.of(), newcomer(NEWCOMER, 7))).isEmpty();
    assertThat(next(sight, List.of(), newcomer(peer("m9~0000000a"), 0))).isEmpty();
    assertThat(next(sight, List.of(), newcomer(peer("m2"), 0))).isEmpty();
  }
}
