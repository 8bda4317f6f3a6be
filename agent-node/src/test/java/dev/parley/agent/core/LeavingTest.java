package dev.parley.agent.core;

import static dev.parley.agent.core.CoreDriver.key;
import static dev.parley.agent.core.CoreDriver.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.AgentToMaster.UnregisterAgent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeavingTest {
  private static final AgentEffect LEAVE = new AgentEffect.Finish();

  @Test
  void leavesAtOnceWithoutTasks() {
    CoreDriver agent = CoreDriver.registered().tell(new AgentCommand.ShutDown());

    assertThat(agent.effects())
        .endsWith(new AgentEffect.SendToMaster(new UnregisterAgent()), LEAVE);
  }

  @Test
  void killsItsTasksAndLeavesWhenTheLastEndIsAcknowledged() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.acknowledge("t1").acknowledge("t1").tell(new AgentCommand.ShutDown());
    assertThat(agent.effects())
        .contains(
            new AgentEffect.Terminate(key("t1"), agent.task("t1").launch().container()),
            new AgentEffect.StartGraceTimer(key("t1"), Duration.ofSeconds(3)),
            new AgentEffect.StartShutDownTimer(Duration.ofSeconds(7)));

    agent.exited("t1", ProcessExit.bySignal(15));
    assertThat(agent.effects()).endsWith(new AgentEffect.StartShutDownTimer(Duration.ofSeconds(2)));
    assertThat(agent.acknowledge("t1").effects()).doesNotContain(LEAVE);
    assertThat(agent.acknowledge("t1").effects()).endsWith(LEAVE);
  }

  @Test
  void waitsForNoAcknowledgementWhenThereIsNoMaster() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.tell(new AgentCommand.Disconnected()).tell(new AgentCommand.ShutDown());
    assertThat(agent.effects()).doesNotContain(LEAVE);

    agent.exited("t1", ProcessExit.bySignal(15));

    assertThat(agent.effects()).containsExactly(LEAVE);
    assertThat(agent.task("t1").state()).isEqualTo(TaskState.KILLED);
  }

  @Test
  void leavesAtTheLimitAndEndsWhoeverIsStillThere() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.tell(new AgentCommand.ShutDown()).tell(new AgentCommand.ShutDownOver());

    assertThat(agent.effects())
        .containsExactly(
            new AgentEffect.Kill(key("t1"), agent.task("t1").launch().container()),
            new AgentEffect.SendToMaster(new UnregisterAgent()),
            LEAVE);
  }

  @Test
  void leavesWithoutAnAcknowledgementThatDoesNotComeInTime() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.tell(new AgentCommand.ShutDown()).exited("t1", ProcessExit.bySignal(15));

    assertThat(agent.tell(new AgentCommand.ShutDownOver()).effects())
        .containsExactly(new AgentEffect.SendToMaster(new UnregisterAgent()), LEAVE);
    assertThat(agent.holds("t1")).isTrue();
  }

  @Test
  void takesNoTaskAnyMore() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.tell(new AgentCommand.ShutDown());

    agent.run(spec("t2", 1, 64));

    assertThat(agent.sentStates()).containsExactly(TaskState.DROPPED);
    assertThat(agent.sentStatuses().get(0).message()).contains("shutting down");
  }

  @Test
  void doesNothingTheSecondTime() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.tell(new AgentCommand.ShutDown());

    assertThat(agent.tell(new AgentCommand.ShutDown()).effects()).isEmpty();
  }
}
