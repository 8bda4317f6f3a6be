package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.simulation.node.Precaution;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No safeguard can be left out without the simulator noticing. */
class SafeguardsTest {
  private static final int SEEDS = 1_000;

  @Test
  void theMasterThatReleasesTwiceIsNoticed() {
    assertNoticed(Safeguards.ALL.without(dev.parley.master.core.Safeguard.RELEASE_ONCE));
  }

  @Test
  void theAgentThatReleasesTwiceIsNoticed() {
    assertNoticed(Safeguards.ALL.without(dev.parley.agent.core.Safeguard.RELEASE_ONCE));
  }

  @Test
  void theAgentThatForgetsBeforeTheAcknowledgementIsNoticed() {
    assertNoticed(
        Safeguards.ALL.without(dev.parley.agent.core.Safeguard.ACKNOWLEDGE_BEFORE_FORGETTING));
  }

  @Test
  void theJournalThatListensToDeposedMastersIsNoticed() {
    assertNoticed(Safeguards.ALL.without(Precaution.REFUSE_SUPERSEDED_WRITERS));
  }

  @Test
  void theMasterThatSpeaksBeforeItHasWrittenIsNoticed() {
    assertNoticed(Safeguards.ALL.without(Precaution.COMMIT_BEFORE_EFFECTS));
  }

  @Test
  void theMasterThatForgetsTheOrderOfSessionsIsNoticed() {
    assertNoticed(Safeguards.ALL.without(dev.parley.master.core.Safeguard.ORDER_SESSIONS));
  }

  @Test
  void theMasterThatBeginsThingsWithoutAQuorumIsNoticed() {
    assertNoticed(Safeguards.ALL.without(dev.parley.master.core.Safeguard.QUORUM_PROOF));
  }

  @Test
  void agentsThatTurnToDeposedMastersAreNoticed() {
    assertNoticed(
        Safeguards.ALL
            .without(dev.parley.agent.core.Safeguard.REFUSE_LOWER_EPOCHS)
            .without(Precaution.REFUSE_LOWER_EPOCHS));
  }

  private static void assertNoticed(Safeguards safeguards) {
    Optional<BrokenInvariantException> failure =
        Seeds.firstFailure(SimulationSettings.rough().with(safeguards), SEEDS);

    assertThat(failure).isPresent();
    String message = String.valueOf(failure.get().getMessage());
    assertThat(message).contains("-Dsimulation.seed=" + failure.get().seed());
    System.out.printf("%s%n", message.lines().findFirst().orElseThrow());
  }
}
