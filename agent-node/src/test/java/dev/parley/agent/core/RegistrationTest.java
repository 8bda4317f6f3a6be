package dev.parley.agent.core;

import static dev.parley.agent.core.CoreDriver.AGENT;
import static dev.parley.agent.core.CoreDriver.EPOCH;
import static dev.parley.agent.core.CoreDriver.INFO;
import static dev.parley.agent.core.CoreDriver.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.AgentToMaster.AgentPong;
import dev.parley.protocol.messages.AgentToMaster.HeldTask;
import dev.parley.protocol.messages.AgentToMaster.RegisterAgent;
import dev.parley.protocol.messages.AgentToMaster.ReportResources;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationTest {

  @Test
  void registersWithoutAnIdAtFirst() {
    CoreDriver agent = new CoreDriver().tell(new AgentCommand.Connected(EPOCH));

    assertThat(agent.sent()).containsExactly(new RegisterAgent(INFO, Optional.empty(), List.of()));
    assertThat(agent.events()).contains(new AgentEvent.EpochSeen(EPOCH));
  }

  @Test
  void reportsAllAsFreeOnceRegistered() {
    CoreDriver agent = CoreDriver.registered();

    assertThat(agent.state().id()).contains(AGENT);
    assertThat(agent.sent())
        .containsExactly(new ReportResources(INFO.resources(), INFO.resources()));
  }

  @Test
  void reRegistersWithItsIdAndTheLastStatesOfItsTasks() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");

    agent.tell(new AgentCommand.Disconnected()).tell(new AgentCommand.Connected(EPOCH + 1));

    RegisterAgent said = (RegisterAgent) agent.sent().get(0);
    assertThat(said.id()).contains(AGENT);
    assertThat(said.tasks()).extracting(HeldTask::spec).containsExactly(spec("t1", 1, 64));
    assertThat(said.tasks().get(0).last().state()).isEqualTo(TaskState.RUNNING);
  }

  @Test
  void refusesAMasterOfALowerEpochAlsoAfterARestart() {
    CoreDriver agent = CoreDriver.registered().restart();

    agent.tell(new AgentCommand.Connected(EPOCH - 1));

    assertThat(agent.sent()).isEmpty();
    assertThat(agent.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            AgentEffect.Reconnect.class, e -> assertThat(e.why()).contains("6", "7"));
  }

  @Test
  void doesNotListenToALowerEpochWithinASession() {
    CoreDriver agent = CoreDriver.registered();

    agent.tell(
        new AgentCommand.FromMaster(
            EPOCH - 1,
            new MasterToAgent.RunTasks(CoreDriver.FRAMEWORK, "", List.of(spec("t1", 1, 64)))));

    assertThat(agent.effects()).isEmpty();
    assertThat(agent.holds("t1")).isFalse();
  }

  @Test
  void looksForTheLeaderAnewWhenALaterEpochSpeaks() {
    CoreDriver agent = CoreDriver.registered();

    agent.tell(new AgentCommand.FromMaster(EPOCH + 1, new MasterToAgent.Ping()));

    assertThat(agent.effects()).hasOnlyElementsOfType(AgentEffect.Reconnect.class);
    assertThat(agent.state().epoch()).isEqualTo(EPOCH + 1);
    assertThat(agent.state().session()).isEmpty();
  }

  @Test
  void runsNothingBeforeItsRegistrationIsAnswered() {
    CoreDriver agent = CoreDriver.registered();
    agent.tell(new AgentCommand.Disconnected()).tell(new AgentCommand.Connected(EPOCH));

    agent.run(spec("t1", 1, 64));

    assertThat(agent.holds("t1")).isFalse();
  }

  @Test
  void answersAPing() {
    assertThat(CoreDriver.registered().fromMaster(new MasterToAgent.Ping()).sent())
        .containsExactly(new AgentPong());
  }

  @Test
  void looksForTheLeaderAnewWhenItsRegistrationIsNotAnswered() {
    CoreDriver agent = new CoreDriver().tell(new AgentCommand.Connected(EPOCH));

    assertThat(agent.pass(Duration.ofSeconds(9)).tell(new AgentCommand.ResendDue()).effects())
        .isEmpty();
    assertThat(agent.pass(Duration.ofSeconds(1)).tell(new AgentCommand.ResendDue()).effects())
        .hasOnlyElementsOfType(AgentEffect.Reconnect.class)
        .hasSize(1);
  }

  @Test
  void looksForTheLeaderAnewWhenItIsSilentForTooLong() {
    CoreDriver agent = CoreDriver.registered().pass(Duration.ofSeconds(20));
    agent.fromMaster(new MasterToAgent.Ping());

    assertThat(agent.pass(Duration.ofSeconds(30)).tell(new AgentCommand.ResendDue()).effects())
        .isEmpty();
    assertThat(agent.pass(Duration.ofSeconds(1)).tell(new AgentCommand.ResendDue()).effects())
        .hasOnlyElementsOfType(AgentEffect.Reconnect.class)
        .hasSize(1);
  }

  @Test
  void stopsWhenRefusedAndDecidesNothingAfterwards() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");

    agent.fromMaster(new MasterToAgent.AgentRefused("gone by operator"));

    assertThat(agent.effects()).containsExactly(new AgentEffect.Stop("gone by operator"));
    assertThat(agent.run(spec("t2", 1, 64)).effects()).isEmpty();
  }

  @Test
  void countsWhatRunsAsUsedAfterARestart() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 96)).started("t1").restart();

    agent.register();

    assertThat(agent.sent()).contains(new ReportResources(INFO.resources(), Resources.of(3, 4000)));
  }
}
