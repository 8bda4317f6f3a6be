package dev.parley.chaos.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chaos.history.Amount;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.chaos.history.Seen.Done.Victims;
import dev.parley.chaos.history.Seen.OverHttp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each promise is told broken by histories in which it is, and by no other. */
class CheckerTest {
  /** Exactly one promise is broken, by its number, and what is said of it has these words. */
  private static void breaks(int promise, Histories histories, String... words) {
    List<String> violations = Checker.violations(histories.history());
    assertThat(violations).isNotEmpty().allMatch(line -> line.startsWith(promise + ". "));
    assertThat(violations).anySatisfy(line -> assertThat(line).contains(words));
  }

  @Test
  void aGoodHistoryKeepsAllPromises() {
    assertThat(Checker.violations(Histories.good().history())).isEmpty();
    assertThat(Checker.violations(Histories.empty().history())).isEmpty();
  }

  @Test
  void aTaskThatRunsTwiceAtOnceBreaksTheFirst() {
    Histories twice = Histories.empty().run("t1", 2, 9, "exit 0").run("t1", 5, 9, "exit 0");
    breaks(1, twice.status(9.5, "t1", "FINISHED"), "t1", "twice at once");
  }

  @Test
  void aTaskThatRunsAgainAfterItsEndBreaksTheFirst() {
    breaks(1, Histories.good().run("t1", 61, 62, "exit 0"), "t1", "ran twice,");
  }

  @Test
  void aTaskThatWasThereAndHasNoEndBreaksTheFirst() {
    Histories never = Histories.empty().launched(2, "f1", "t1", "a1").status(3, "t1", "STAGING");
    breaks(1, never, "t1", "no end was ever told");
  }

  @Test
  void aTaskThatStillRunsOrHasJustEndedBreaksNothing() {
    assertThat(
            Checker.violations(
                Histories.empty()
                    .status(3, "t1", "RUNNING")
                    .run("t1", 2, Histories.END - 1, "")
                    .status(3, "t2", "RUNNING")
                    .run("t2", 2, Histories.END - 10, "exit 0")
                    .history()))
        .isEmpty();
  }

  @Test
  void anEndThatItsFrameworkNeverHeardBreaksTheSecond() {
    Histories unheard = Histories.empty().launched(2, "f1", "t1", "a1").run("t1", 2, 9, "exit 0");
    breaks(2, unheard, "t1", "never told");
  }

  @Test
  void anEndOfAnotherKindThanTheRealOneBreaksTheSecond() {
    breaks(2, ended("exit 3", "FINISHED"), "FINISHED", "exit 3");
    breaks(2, ended("exit 0", "FAILED"), "FAILED", "exit 0");
    breaks(2, ended("term", "KILLED"), "KILLED", "term");
    breaks(2, ended("exit 0", "DROPPED"), "DROPPED", "exit 0");
  }

  private static Histories ended(String really, String told) {
    return Histories.empty().run("t1", 2, 9, really).status(9.5, "t1", told);
  }

  @Test
  void aTaskWhoseAgentIsStoppedInOrderMayBeKilledAndNoOther() {
    assertThat(Checker.violations(ended("term", "KILLED").agentStopped(8, 10).history())).isEmpty();
    breaks(2, ended("term", "KILLED").agentStopped(10, 12), "KILLED", "term");
    breaks(2, ended("exit 0", "FAILED").agentStopped(8, 10), "FAILED", "exit 0");
  }

  @Test
  void twoEndsBreakTheSecond() {
    breaks(2, Histories.good().status(61, "t1", "DROPPED"), "t1", "more than once");
    breaks(2, Histories.good().status(61, "t1", "FINISHED", "another"), "t1", "different news");
  }

  @Test
  void aFinishedTaskThatNeverRanBreaksTheSecond() {
    breaks(2, Histories.empty().status(9, "t1", "FINISHED"), "t1", "never ran");
  }

  @Test
  void moreAtOnceThanAnAgentLendsBreaksTheThird() {
    Histories three = Histories.good().launched(50, "f1", "t4", "a1");
    breaks(3, three.run("t4", 50, 55, "exit 0").status(55.1, "t4", "FINISHED"), "a1", "t4");
  }

  @Test
  void somethingLeftInUseBreaksTheThird() {
    Histories left = Histories.empty().audited(91);
    breaks(3, left.agent(91, new Amount(500, 48)), "a1", "though all tasks have ended");
  }

  @Test
  void anAgentThatIsGoneAtTheEndBreaksTheThird() {
    breaks(
        3,
        Histories.good()
            .without(seen -> seen instanceof OverHttp.AgentListed)
            .agent(20, Amount.NONE),
        "not listed");
  }

  @Test
  void anAcknowledgedValueThatIsNotReadBreaksTheFourth() {
    breaks(4, Histories.good().read(92, "f1", 1), "acknowledged as 2", "read as 1");
    breaks(4, Histories.good().read(92, "f1", 0), "read as 0");
  }

  @Test
  void aValueThatNobodyAskedForBreaksTheFourth() {
    breaks(4, Histories.good().read(92, "f1", 77), "read as 77");
  }

  @Test
  void aTaskOrFrameworkThatIsNotKnownAnyMoreBreaksTheFourth() {
    breaks(
        4,
        Histories.good()
            .without(seen -> seen instanceof OverHttp.TaskListed task && task.task().equals("t1")),
        "t1",
        "not known");
    breaks(
        4,
        Histories.good().without(seen -> seen instanceof OverHttp.FrameworkListed),
        "F1",
        "not known");
  }

  @Test
  void anOfferAStartOrAWriteWithoutAMajorityBreaksTheFifth() {
    breaks(5, Histories.good().offered(20, "f1", 10), "was offered", "without a majority");
    Histories started = Histories.empty().majority(11, 30).offered(33, "f1", 12);
    breaks(
        5, started.run("t1", 20, 21, "exit 0").status(21.5, "t1", "FINISHED"), "t1", "was started");
    breaks(5, Histories.good().written(19, 20, "f1", 2, 12), "was acknowledged");
  }

  @Test
  void aTaskThatStandsStillWithoutAMajorityBreaksTheFifth() {
    Histories still = Histories.empty().majority(11, 30).offered(33, "f1", 12);
    breaks(
        5,
        still.runWithGap("t1", 2, 15, 19, 60).status(61, "t1", "FINISHED"),
        "t1",
        "stood still for");
  }

  @Test
  void aServiceThatComesBackLateBreaksTheFifth() {
    Histories late =
        Histories.good().without(seen -> seen instanceof ByFramework.Offered).offered(39, "f1", 12);
    breaks(5, late, "no offer within", "the first came after");
  }

  @Test
  void aWriteInAnEarlierEpochThanOneBeforeBreaksTheSixth() {
    Histories later = Histories.good().without(seen -> seen instanceof ByFramework.ValueRead);
    breaks(6, later.written(50, 51, "f1", 3, 10), "epoch 10");
    breaks(6, Histories.good().written(50, 51, "f2", 3, 10), "epoch 10", "epoch 12");
  }

  @Test
  void aWriteThatAnotherFrameworkAskedForBeforeMayBeHeardLate() {
    assertThat(Checker.violations(Histories.good().written(9, 40, "f2", 3, 10).history()))
        .isEmpty();
  }

  @Test
  void anEpochThatChangesWhileOnlyOthersAreFaultedBreaksTheSeventh() {
    breaks(7, Histories.good().leads(79, "m3", 14), "epoch 12 was followed by epoch 14");
  }

  @Test
  void anEpochThatChangesWhileMastersAreFaultedBreaksNothing() {
    assertThat(
            Checker.violations(
                Histories.good()
                    .fault(78.5, 79.5, "kill m2", Victims.MASTERS)
                    .leads(79, "m3", 14)
                    .history()))
        .isEmpty();
  }
}
