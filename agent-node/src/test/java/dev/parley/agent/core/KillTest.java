package dev.parley.agent.core;

import static dev.parley.agent.core.CoreDriver.FRAMEWORK;
import static dev.parley.agent.core.CoreDriver.key;
import static dev.parley.agent.core.CoreDriver.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster.AgentStatusUpdate;
import dev.parley.protocol.messages.MasterToAgent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KillTest {
  private static final ProcessExit BY_TERM = ProcessExit.bySignal(15);

  private static CoreDriver running(String task) {
    return CoreDriver.registered()
        .run(spec(task, 1, 64))
        .started(task)
        .acknowledge(task)
        .acknowledge(task);
  }

  private static AgentEffect.Terminate terminate(CoreDriver agent, String task) {
    return new AgentEffect.Terminate(key(task), agent.task(task).launch().container());
  }

  private static AgentEffect.Kill kill(CoreDriver agent, String task) {
    return new AgentEffect.Kill(key(task), agent.task(task).launch().container());
  }

  @Test
  void asksFirstWithTheTasksOwnGrace() {
    CoreDriver agent = running("t1").kill("t1", Optional.empty());

    assertThat(agent.sentStates()).containsExactly(TaskState.KILLING);
    assertThat(agent.effects())
        .contains(
            terminate(agent, "t1"),
            new AgentEffect.StartGraceTimer(key("t1"), Duration.ofSeconds(3)))
        .doesNotContain(kill(agent, "t1"));
  }

  @Test
  void killsForGoodWhenTheGraceIsOver() {
    CoreDriver agent = running("t1").kill("t1", Optional.of(Duration.ofSeconds(1)));

    agent.pass(Duration.ofMillis(400)).tell(new AgentCommand.GraceOver(key("t1")));
    assertThat(agent.effects())
        .containsExactly(new AgentEffect.StartGraceTimer(key("t1"), Duration.ofMillis(600)));

    agent.pass(Duration.ofMillis(600)).tell(new AgentCommand.GraceOver(key("t1")));
    assertThat(agent.effects()).containsExactly(kill(agent, "t1"));
  }

  @Test
  void killsAtOnceWithNoGrace() {
    CoreDriver agent = running("t1").kill("t1", Optional.of(Duration.ZERO));

    assertThat(agent.effects()).contains(kill(agent, "t1")).doesNotContain(terminate(agent, "t1"));
  }

  @Test
  void aSecondKillShortensTheGraceButNeverLengthensIt() {
    CoreDriver agent = running("t1").kill("t1", Optional.empty());

    assertThat(agent.kill("t1", Optional.of(Duration.ofMinutes(1))).effects()).isEmpty();
    assertThat(agent.kill("t1", Optional.of(Duration.ofSeconds(1))).effects())
        .containsExactly(new AgentEffect.StartGraceTimer(key("t1"), Duration.ofSeconds(1)));
    assertThat(agent.kill("t1", Optional.of(Duration.ZERO)).effects())
        .containsExactly(kill(agent, "t1"));
  }

  @Test
  void reportsKilledHoweverTheProcessEnded() {
    CoreDriver agent = running("t1").kill("t1", Optional.empty()).acknowledge("t1");

    TaskStatus end = agent.exited("t1", BY_TERM).sentStatuses().get(0);

    assertThat(end.state()).isEqualTo(TaskState.KILLED);
    assertThat(end.exit()).contains(BY_TERM);
    assertThat(end.reason()).isEmpty();
  }

  @Test
  void killsATaskThatIsStillBeingLaunched() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).acknowledge("t1");

    assertThat(agent.kill("t1", Optional.empty()).effects()).contains(terminate(agent, "t1"));
    assertThat(agent.started("t1").effects()).contains(terminate(agent, "t1"));
    assertThat(agent.task("t1").state()).isEqualTo(TaskState.KILLING);

    TaskStatus end = agent.acknowledge("t1").exited("t1", BY_TERM).sentStatuses().get(0);
    assertThat(end.state()).isEqualTo(TaskState.KILLED);
    assertThat(end.reason()).contains(TaskReason.TASK_KILLED_DURING_LAUNCH);
  }

  @Test
  void killsForGoodAtOnceWhenTheGraceWasOverBeforeTheStart() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64));
    agent.kill("t1", Optional.of(Duration.ofSeconds(1))).pass(Duration.ofSeconds(2));

    assertThat(agent.started("t1").effects())
        .contains(kill(agent, "t1"))
        .doesNotContain(terminate(agent, "t1"));
  }

  @Test
  void reportsKilledWhenTheLaunchWasCalledOff() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64));
    agent.kill("t1", Optional.empty());

    agent.tell(
        new AgentCommand.LaunchFailed(
            key("t1"), TaskReason.TASK_KILLED_DURING_LAUNCH, "not started"));

    assertThat(agent.task("t1").state()).isEqualTo(TaskState.KILLED);
  }

  @Test
  void leavesAloneWhatIsNotHereOrHasEnded() {
    CoreDriver agent = running("t1").exited("t1", ProcessExit.withCode(0));

    assertThat(agent.kill("t1", Optional.empty()).effects()).isEmpty();
    assertThat(agent.kill("nosuch", Optional.empty()).effects()).isEmpty();
    assertThat(agent.tell(new AgentCommand.GraceOver(key("t1"))).effects()).isEmpty();
  }

  @Test
  void goesOnWithAKillAfterARestart() {
    CoreDriver agent = running("t1").kill("t1", Optional.empty()).restart();

    agent.started("t1");

    assertThat(agent.effects())
        .contains(
            terminate(agent, "t1"),
            new AgentEffect.StartGraceTimer(key("t1"), Duration.ofSeconds(3)));
  }

  @Test
  void endsTheTasksOfAFrameworkThatIsGoneAndForgetsThem() {
    CoreDriver agent = running("t1").run(spec("t2", 1, 64)).started("t2");
    agent.exited("t2", ProcessExit.withCode(0));

    agent.fromMaster(new MasterToAgent.ShutdownFramework(FRAMEWORK));
    assertThat(agent.holds("t2")).isFalse();
    assertThat(agent.effects()).contains(terminate(agent, "t1"));

    agent.exited("t1", BY_TERM);
    assertThat(agent.sent())
        .filteredOn(AgentStatusUpdate.class::isInstance)
        .extracting(m -> ((AgentStatusUpdate) m).status().state())
        .containsExactly(TaskState.KILLED);
    assertThat(agent.holds("t1")).isFalse();
    assertThat(agent.state().used()).isEqualTo(Resources.none());
  }
}
