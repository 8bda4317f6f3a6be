package dev.parley.journal.membership;

import static dev.parley.journal.membership.Masters.answers;
import static dev.parley.journal.membership.Masters.data;
import static dev.parley.journal.membership.Masters.list;
import static dev.parley.journal.membership.Masters.replica;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a master that runs learns that it was removed or replaced. */
class DepartureTest {
  private static final Candidate M1 = new Candidate(Masters.CLUSTER, "m1", list("m1", "m2", "m3"));
  private static final Optional<LogPosition> NEVER = Optional.empty();
  private static final Optional<LogPosition> BEFORE = Optional.of(new LogPosition(2, 8));

  private static Optional<String> why(
      String peer, Optional<LogPosition> belonged, Map<String, RollCallAnswer> answers) {
    ReplicaIdentity identity = ((OwnData.Known) data(peer, 0)).identity();
    return Departure.of(M1, identity, belonged, answers.values());
  }

  @Test
  void aReplicaThatTheLeaderCountsGoesOn() {
    assertThat(why("m1", BEFORE, answers(replica("m2").ledBy("m2")))).isEmpty();
    assertThat(
            why("m1~00000001", BEFORE, answers(replica("m2").ledBy("m2").listeners("m1~00000001"))))
        .isEmpty();
  }

  @Test
  void withoutALeadersWordNothingIsKnown() {
    assertThat(why("m1", BEFORE, answers())).isEmpty();
    assertThat(why("m1", BEFORE, answers(replica("m2").voters("m2", "m3").ledBy("m3")))).isEmpty();
    assertThat(
            why("m1", BEFORE, answers(replica("m2").voters("m2", "m3").ledBy("m2").generation(4))))
        .isEmpty();
    assertThat(why("m1", BEFORE, answers(replica("m2").voters("m2").ledBy("m2").members())))
        .as("a group that has not said yet who may be in it")
        .isEmpty();
  }

  @Test
  void theNewestLeaderIsRight() {
    assertThat(
            why(
                "m1",
                BEFORE,
                answers(
                    replica("m2").voters("m2", "m3").ledBy("m2").last(3, 1),
                    replica("m3").ledBy("m3").last(4, 1))))
        .isEmpty();
  }

  @Test
  void aMasterThatWasRemovedIsToldHowToComeBack() {
    Map<String, RollCallAnswer> answers =
        answers(replica("m2").voters("m2", "m3").members("m2", "m3").ledBy("m2"));
    assertThat(why("m1", NEVER, answers).orElseThrow())
        .contains("replica m1 any more: it was removed", "parley masters add m1@HOST:PORT");
    assertThat(why("m1~00000001", BEFORE, answers).orElseThrow()).contains("it was removed");
  }

  @Test
  void aMasterWhosePlaceIsAnothersIsToldWhoHasIt() {
    Map<String, RollCallAnswer> answers =
        answers(
            replica("m2")
                .voters("m1~00000009", "m2", "m3")
                .memberAt("m1", "new.example:2552")
                .ledBy("m2"));
    for (String peer : new String[] {"m1", "m1~00000001"}) {
      assertThat(why(peer, BEFORE, answers).orElseThrow())
          .contains(
              "replica " + peer + " any more",
              "m1 was replaced",
              "m1~00000009 is at new.example:2552",
              "parley masters replace m1@HOST:PORT");
    }
  }

  @Test
  void aFoundersReplicaDoesNotComeBackUnderItsOldId() {
    assertThat(why("m1", NEVER, answers(replica("m2").voters("m2", "m3").ledBy("m2"))))
        .hasValueSatisfying(why -> assertThat(why).contains("then joins as a new replica"));
  }

  @Test
  void aNewcomerWaitsToBeTakenIn() {
    assertThat(why("m1~00000001", BEFORE, answers(replica("m2").voters("m2", "m3").ledBy("m2"))))
        .isEmpty();
  }

  @Test
  void whatWasSaidBeforeANewcomerWasInDoesNotCount() {
    Map<String, RollCallAnswer> answers =
        answers(
            replica("m2")
                .voters("m1", "m2", "m3")
                .memberAt("m1", "m1:2552")
                .ledBy("m2")
                .last(2, 7));
    assertThat(why("m1~00000001", BEFORE, answers)).isEmpty();
    assertThat(why("m1~00000001", NEVER, answers)).isEmpty();
  }
}
