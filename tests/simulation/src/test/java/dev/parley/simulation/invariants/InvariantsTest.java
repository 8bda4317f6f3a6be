package dev.parley.simulation.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.master.registry.AgentTerms;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.tasks.TaskState;
import dev.parley.simulation.world.End;
import dev.parley.simulation.world.End.Witness;
import org.junit.jupiter.api.Test;

/** Each invariant accepts a good world, and rejects each kind of bad world it is there for. */
class InvariantsTest {

  private static void assertAccepted(Invariant invariant, Worlds worlds) {
    assertThat(invariant.breach(worlds.world())).isEmpty();
  }

  private static void assertRejected(Invariant invariant, Worlds worlds, String words) {
    assertThat(invariant.breach(worlds.world()))
        .hasValueSatisfying(b -> assertThat(b).contains(words));
  }

  private static End by(Witness witness, TaskState state) {
    return new End(witness, state);
  }

  @Test
  void acceptsAgentsThatAreUsedUp() {
    Worlds full =
        new Worlds()
            .running("t1", "cpus:3;ports:[1-5]")
            .believedFree("cpus:1;ports:[6-10]")
            .liveInRegistry("t1", "cpus:3;ports:[1-5]")
            .offered("cpus:1;ports:[6-10]")
            .past(p -> p.withLaunch(Worlds.launch("t1")));

    Invariant.ALWAYS.forEach(invariant -> assertAccepted(invariant, full));
  }

  @Test
  void rejectsProcessesThatDoNotFit() {
    Worlds bad = new Worlds().running("t1", "cpus:3").running("t2", "cpus:2");

    assertRejected(new NoResourceInTwoPlaces(), bad, "F/t2");
  }

  @Test
  void rejectsProcessesThatShareAPort() {
    Worlds bad = new Worlds().running("t1", "ports:[1-5]").running("t2", "ports:[5-6]");

    assertRejected(new NoResourceInTwoPlaces(), bad, "F/t2");
  }

  @Test
  void rejectsAnAgentThatBelievesUsedToBeFree() {
    Worlds bad = new Worlds().running("t1", "cpus:1").believedFree("cpus:4");

    assertRejected(new NoResourceInTwoPlaces(), bad, "what is free by its own books");
  }

  @Test
  void rejectsAnOfferOfWhatTheRegistryCountsAsTaken() {
    Worlds bad = new Worlds().liveInRegistry("t1", "cpus:3").offered("cpus:2");

    assertRejected(new NoResourceInTwoPlaces(), bad, "offer O0");
  }

  @Test
  void rejectsTwoOffersOfTheSame() {
    Worlds bad = new Worlds().offered("cpus:3").offered("cpus:3");

    assertRejected(new NoResourceInTwoPlaces(), bad, "offer O1");
    assertRejected(new OnlyWhatIsFreeIsOffered(), bad, "offer O1");
  }

  @Test
  void rejectsAnOfferOfWhatAProcessUses() {
    Worlds bad = new Worlds().running("t1", "ports:[3-3]").offered("ports:[1-10]");

    assertRejected(new OnlyWhatIsFreeIsOffered(), bad, "offer O0");
  }

  @Test
  void rejectsAnOfferOfWhatALaunchUnderWayWillUse() {
    Worlds bad = new Worlds().underWay("t1", "cpus:1").offered("cpus:4");

    assertRejected(new OnlyWhatIsFreeIsOffered(), bad, "offer O0");
  }

  @Test
  void rejectsDifferentEndsOfOneTask() {
    Worlds bad =
        new Worlds()
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.AGENT, TaskState.FINISHED)))
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.FRAMEWORK, TaskState.DROPPED)));

    assertRejected(new OneEndForEachTask(), bad, "[FINISHED by AGENT, DROPPED by FRAMEWORK]");
  }

  @Test
  void acceptsAGuessOfTheEndOfATaskWhoseFrameworkIsGone() {
    Worlds good =
        new Worlds()
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.AGENT, TaskState.KILLED)))
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.REGISTRY, TaskState.DROPPED)))
            .past(p -> p.withRemoved(new FrameworkId("F")));

    assertAccepted(new OneEndForEachTask(), good);
  }

  @Test
  void rejectsATaskThatRunsOnTwoAgents() {
    Worlds bad = new Worlds().running("t1", "cpus:1").runningElsewhere("t1", "cpus:1");

    assertRejected(new NoTaskRunsTwice(), bad, "F/t1 runs twice");
  }

  @Test
  void rejectsATaskThatRunsAfterItsEnd() {
    Worlds bad =
        new Worlds()
            .running("t1", "cpus:1")
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.FRAMEWORK, TaskState.DROPPED)));

    assertRejected(new NoTaskRunsTwice(), bad, "though it has ended");
  }

  @Test
  void rejectsALaunchThatWasNotCommitted() {
    assertRejected(new NothingRunsUncommitted(), new Worlds().running("t1", "cpus:1"), "F/t1");
    assertRejected(new NothingRunsUncommitted(), new Worlds().underWay("t1", "cpus:1"), "F/t1");
  }

  @Test
  void rejectsACommitOfADeposedMaster() {
    Worlds bad =
        new Worlds().past(p -> p.withCommitIn(1).withCommitIn(1).withCommitIn(2).withCommitIn(1));

    assertRejected(new EpochsOnlyGrow(), bad, "epoch 1 committed after epoch 2");
  }

  @Test
  void rejectsAnAgentThatTurnsBackToADeposedMaster() {
    Worlds bad = new Worlds().past(p -> p.withTurn("a1", 2).withTurn("a2", 1).withTurn("a1", 1));

    assertRejected(
        new NobodyTurnsBack(), bad, "a1 turned to a master of epoch 1 after one of epoch 2");
    assertAccepted(
        new NobodyTurnsBack(),
        new Worlds().past(p -> p.withTurn("a1", 2).withTurn("a2", 1).withTurn("a1", 2)));
  }

  @Test
  void rejectsAnOfferWithoutAQuorum() {
    Worlds bad = new Worlds().past(p -> p.withUnproven("m1: ResourceOffers"));

    assertRejected(new NothingNewWithoutAQuorum(), bad, "m1: ResourceOffers");
  }

  @Test
  void rejectsATaskWhoseAgentNeverReportedItsEnd() {
    Worlds bad = new Worlds().past(p -> p.withLaunch(Worlds.launch("t1")));

    assertRejected(new EveryEndWasSeen(), bad, "never reported by its agent");
  }

  @Test
  void rejectsAnEndThatTheFrameworkNeverHeardOf() {
    Worlds bad =
        new Worlds()
            .past(p -> p.withLaunch(Worlds.launch("t1")))
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.AGENT, TaskState.FAILED)));

    assertRejected(new EveryEndWasSeen(), bad, "never told of [FAILED by AGENT]");
  }

  @Test
  void acceptsAnEndThatAllHeardOf() {
    Worlds good =
        new Worlds()
            .past(p -> p.withLaunch(Worlds.launch("t1")))
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.AGENT, TaskState.FAILED)))
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.FRAMEWORK, TaskState.FAILED)))
            .offered("S1", Worlds.TOTAL.toString())
            .offered("S2", Worlds.TOTAL.toString());

    Invariant.AT_REST.forEach(invariant -> assertAccepted(invariant, good));
  }

  @Test
  void acceptsLostForDroppedFromAFrameworkThatKnowsNoOtherWord() {
    Worlds good =
        new Worlds()
            .past(p -> p.withLaunch(Worlds.launch("t1")))
            .past(p -> p.withEnd(Worlds.task("t1"), by(Witness.REGISTRY, TaskState.DROPPED)))
            .past(p -> p.withToldLost(Worlds.task("t1")));

    assertAccepted(new EveryEndWasSeen(), good);
  }

  @Test
  void rejectsWhatIsLeftOver() {
    NothingIsLeftOver invariant = new NothingIsLeftOver();

    assertRejected(invariant, new Worlds().running("t1", "cpus:1"), "still running on a1");
    assertRejected(invariant, new Worlds().held("t1"), "not forgotten on a1");
    assertRejected(invariant, new Worlds().unsettled("t1"), "not settled in the registry");
  }

  @Test
  void rejectsResourcesThatAreOfferedToNobody() {
    Worlds bad = new Worlds().offered("S1", Worlds.TOTAL.toString()).offered("S2", "cpus:4");

    assertRejected(
        new EverythingIsOfferedAgain(), bad, "of a2, ports:[1-10] are offered to nobody");
  }

  @Test
  void rejectsOffersOfAgentsOutOfService() {
    Worlds bad = new Worlds().offered("cpus:1").outOfService("S1", AgentTerms.State.DEACTIVATED);

    assertRejected(new NothingIsOfferedOutOfService(), bad, "S1, which is DEACTIVATED");
    assertAccepted(
        new NothingIsOfferedOutOfService(),
        new Worlds().offered("cpus:1").outOfService("S2", AgentTerms.State.DEACTIVATED));
  }

  @Test
  void rejectsTasksOnADrainedAgent() {
    Worlds bad = new Worlds().running("t1", "cpus:1").outOfService("S1", AgentTerms.State.DRAINED);

    assertRejected(new NothingRunsOnDrainedAgents(), bad, "F/t1");
    assertAccepted(
        new NothingRunsOnDrainedAgents(),
        new Worlds().running("t1", "cpus:1").outOfService("S1", AgentTerms.State.DRAINING));
    assertAccepted(
        new NothingRunsOnDrainedAgents(), bad.past(p -> p.withRemoved(new FrameworkId("F"))));
  }
}
