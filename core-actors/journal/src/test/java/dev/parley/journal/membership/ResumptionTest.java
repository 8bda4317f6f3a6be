package dev.parley.journal.membership;

import static dev.parley.journal.membership.Masters.address;
import static dev.parley.journal.membership.Masters.answers;
import static dev.parley.journal.membership.Masters.data;
import static dev.parley.journal.membership.Masters.empty;
import static dev.parley.journal.membership.Masters.list;
import static dev.parley.journal.membership.Masters.peers;
import static dev.parley.journal.membership.Masters.replica;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a master decides that has data. */
class ResumptionTest {
  private static final String[] THREE = {"m1", "m2", "m3"};

  private static StartDecision decide(OwnData own, String me, Map<String, RollCallAnswer> answers) {
    return Founding.decide(new Candidate(Masters.CLUSTER, me, list(THREE)), own, answers, 1);
  }

  private static void resumes(OwnData own, Map<String, RollCallAnswer> answers) {
    ReplicaIdentity identity = ((OwnData.Known) own).identity();
    assertThat(decide(own, identity.name(), answers))
        .isEqualTo(new StartDecision.Resume(identity, Optional.empty(), Optional.empty()));
  }

  private static void refuses(OwnData own, Map<String, RollCallAnswer> answers, String... parts) {
    assertThat(decide(own, "m1", answers))
        .isInstanceOfSatisfying(
            StartDecision.Refuse.class, refuse -> assertThat(refuse.why()).contains(parts));
  }

  @Test
  void startsAsItIsWhoeverAnswers() {
    resumes(data("m1", 0), answers());
    resumes(data("m1", 0), answers(replica("m2")));
    resumes(data("m1", 0), answers(replica("m2"), replica("m3")));
    resumes(data("m1", 0), answers(replica("m2").ledBy("m3"), replica("m3").ledBy("m3")));
    resumes(data("m1", 0), answers(empty("m2", THREE)));
    resumes(data("m1", 0), answers(empty("m2", THREE), replica("m3")));
    resumes(data("m1~00000001", 0), answers());
    resumes(data("m1~00000001", 0), answers(replica("m2").ledBy("m2").listeners("m1~00000001")));
  }

  @Test
  void aFounderThatStoppedBeforeAnythingHappenedStartsAgain() {
    resumes(data("m1", 0), answers(replica("m2").justFounded(), empty("m3", THREE)));
  }

  @Test
  void doesNotCareForMastersOfOtherClusters() {
    resumes(
        data("m1", 0),
        answers(
            new RollCallAnswer(
                "d", "m2", list(THREE), Optional.of(replica("m2").generation(7).sight()))));
  }

  @Test
  void warnsThatTheMajorityWasWiped() {
    OwnData.Known data = (OwnData.Known) data("m1", 0);
    OwnData own = new OwnData.Known(data.identity(), Optional.of(replica("m1").last(5, 6).sight()));
    assertThat(decide(own, "m1", answers(empty("m2", THREE), empty("m3", THREE))))
        .isInstanceOfSatisfying(
            StartDecision.Resume.class,
            resume ->
                assertThat(resume.warning())
                    .hasValueSatisfying(
                        why ->
                            assertThat(why)
                                .contains("2 lost their data (m2 and m3)")
                                .contains("stop m1")
                                .contains("term 5, index 6")));
    resumes(own, answers(empty("m2", THREE)));
  }

  @Test
  void refusesDataOfAnOlderGeneration() {
    refuses(
        data("m1", 0),
        answers(replica("m2").generation(1).voters("m2").ledBy("m2")),
        "data of this master, m1, is of generation 0 of the group, but m2 has generation 1",
        "Move its journal's folder away");
    // Together with the other one of its generation it would make a majority of the older group.
    refuses(
        data("m1", 0),
        answers(replica("m2").generation(1).voters("m2").ledBy("m2"), replica("m3")),
        "generation 1");
  }

  @Test
  void staysInAGroupThatIsLedAndWarnsOfOneRecoveredBesideIt() {
    assertThat(
            decide(
                data("m1", 0),
                "m1",
                answers(replica("m2").ledBy("m2"), replica("m3").generation(1).voters("m3"))))
        .isInstanceOfSatisfying(
            StartDecision.Resume.class,
            resume ->
                assertThat(resume.warning())
                    .hasValueSatisfying(why -> assertThat(why).contains("m3 has generation 1")));
  }

  @Test
  void doesNotCareForOlderGenerations() {
    resumes(data("m1", 2), answers(replica("m2").generation(1), replica("m3").ledBy("m3")));
  }

  @Test
  void tellsAnAddressThatHasChanged() {
    StartDecision decision =
        decide(data("m1", 0), "m1", answers(replica("m2").ledBy("m2").voterAt("m1", "old:1")));
    assertThat(decision)
        .isInstanceOfSatisfying(
            StartDecision.Resume.class,
            resume -> assertThat(resume.movedTo()).hasValue(address("m1")));
  }

  @Test
  void aReplicaThatWasNotTakenInYetJoinsUnderTheSamePeerId() {
    assertThat(decide(data("m1~00000001", 0), "m1", answers(replica("m2").ledBy("m2"))))
        .isEqualTo(
            new StartDecision.Join(
                new PeerId("m1~00000001"), 0, peers(THREE), "m2", List.of(PeerId.founder("m1"))));
  }

  @Test
  void refusesAReplicaWhosePlaceWasTaken() {
    refuses(
        data("m1", 0),
        answers(replica("m2").ledBy("m2").voters("m1~00000001", "m2", "m3")),
        "does not count replica m1 any more: m1~00000001 took its place",
        "and start it again: it then joins as a new replica");
  }

  @Test
  void refusesAReplicaThatWasRemoved() {
    refuses(
        data("m1", 0),
        answers(replica("m2").ledBy("m2").voters("m2", "m3").members("m2", "m3")),
        "does not count replica m1 any more: it was removed",
        "run `parley masters add m1@HOST:PORT`");
  }

  @Test
  void onlyTheLeadersWordRemovesAReplica() {
    resumes(data("m1", 0), answers(replica("m2").ledBy("m3").voters("m2", "m3")));
  }

  @Test
  void foundsFromABackupAlone() {
    OwnData own = data("m1", 1, Optional.of("/b"), "m1");
    ReplicaIdentity identity = ((OwnData.Known) own).identity();
    for (Map<String, RollCallAnswer> answers :
        List.of(answers(), answers(replica("m2")), answers(empty("m2", THREE)))) {
      assertThat(decide(own, "m1", answers))
          .isEqualTo(new StartDecision.FoundFromBackup(identity, "/b"));
    }
  }

  @Test
  void doesNotFoundFromABackupWhatAnotherHasFounded() {
    OwnData own = data("m1", 1, Optional.of("/b"), "m1");
    refuses(
        own, answers(replica("m2").generation(1).voters("m2").ledBy("m2")), "/b, but m2 did so");
    refuses(own, answers(replica("m2").generation(2).voters("m2").ledBy("m2")), "generation 2");
  }

  @Test
  void doesNotUseWhatIsNotItsOwn() {
    assertThat(decide(new OwnData.Unusable("why"), "m1", answers()))
        .isEqualTo(new StartDecision.Refuse("why"));
  }

  @Test
  void aNewcomerThatWasReplacedWhileItWasAwayIsRefused() {
    OwnData.Known data = (OwnData.Known) data("m1~00000001", 0);
    OwnData own = new OwnData.Known(data.identity(), Optional.of(replica("m1").sight()));
    Masters.Replica leader =
        replica("m2")
            .ledBy("m2")
            .voters("m1~00000009", "m2", "m3")
            .memberAt("m1", "new.example:2552");
    refuses(own, answers(leader), "m1 was replaced", "m1~00000009 is at new.example:2552");
    // One that has no log was never in the group: another spelling of its address says nothing.
    assertThat(decide(data, "m1", answers(leader))).isInstanceOf(StartDecision.Join.class);
  }
}
