package dev.parley.agent.core;

import static dev.parley.agent.core.CoreDriver.key;
import static dev.parley.agent.core.CoreDriver.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {

  @Test
  void takesATaskThatFitsAndStartsIt() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 4, 4096));

    assertThat(agent.sentStates()).containsExactly(TaskState.STARTING);
    assertThat(agent.effects()).contains(new AgentEffect.StartTask(agent.task("t1").launch()));
    assertThat(agent.state().used()).isEqualTo(Resources.of(4, 4096));
  }

  @Test
  void recordsTheStatusBeforeItIsSent() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64));

    assertThat(agent.events())
        .filteredOn(AgentEvent.StatusRecorded.class::isInstance)
        .map(e -> ((AgentEvent.StatusRecorded) e).status())
        .isEqualTo(agent.sentStatuses());
  }

  @Test
  void ignoresATaskThatItAlreadyHoldsAlsoAnEndedOne() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    assertThat(agent.run(spec("t1", 1, 64)).effects()).isEmpty();

    agent.exited("t1", ProcessExit.withCode(0));

    assertThat(agent.run(spec("t1", 1, 64)).effects()).isEmpty();
    assertThat(agent.events()).isEmpty();
  }

  @Test
  void dropsATaskThatDoesNotFitAndNamesWhatIsTooLittle() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 3, 64), spec("t2", 2, 64));

    TaskStatus dropped = agent.sentStatuses().get(1);
    assertThat(dropped.state()).isEqualTo(TaskState.DROPPED);
    assertThat(dropped.reason()).contains(TaskReason.RESOURCES_UNKNOWN);
    assertThat(dropped.message()).contains("too little cpus").contains("free is cpus:1;mem:4032");
    assertThat(agent.state().used()).isEqualTo(Resources.of(3, 64));
  }

  @Test
  void forgetsADroppedTaskOnlyWhenThatIsAcknowledged() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 5, 64));

    assertThat(agent.holds("t1")).isTrue();
    assertThat(agent.acknowledge("t1").holds("t1")).isFalse();
    assertThat(agent.state().used()).isEqualTo(Resources.none());
  }

  @Test
  void neverUsesAContainerNumberTwiceAlsoAfterARestart() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64));
    ContainerId first = agent.task("t1").launch().container();
    agent.started("t1").exited("t1", ProcessExit.withCode(0));
    agent.acknowledge("t1").acknowledge("t1").acknowledge("t1").restart().register();

    agent.run(spec("t1", 1, 64));

    assertThat(agent.task("t1").launch().container()).isNotEqualTo(first);
  }

  @Test
  void reservesMoreNumbersWhenTheyRunOut() {
    CoreDriver agent = CoreDriver.registered();
    for (int i = 0; i < 2500; i++) {
      agent.run(spec("t" + i, 5, 64));
    }

    assertThat(agent.state().tasks().values().stream().map(t -> t.launch().container()))
        .doesNotHaveDuplicates()
        .hasSize(2500);
    assertThat(agent.state().reservedNumbers()).isEqualTo(3000);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, FINISHED, exited with 0",
    "3, 0, FAILED, exited with 3",
    "0, 9, FAILED, ended by signal 9",
    "127, 0, FAILED, 'exited with 127, which usually means that the command was not found'"
  })
  void tellsHowTheProcessEnded(int code, int signal, TaskState state, String message) {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.acknowledge("t1").acknowledge("t1");
    ProcessExit exit = new ProcessExit(code, signal);

    TaskStatus status = agent.exited("t1", exit).sentStatuses().get(0);

    assertThat(status.state()).isEqualTo(state);
    assertThat(status.message()).isEqualTo(message);
    assertThat(status.exit()).contains(exit);
  }

  @Test
  void fallsBackToTheReasonOfAFailedLaunch() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64), spec("t2", 1, 64));
    agent.acknowledge("t1").acknowledge("t2");

    agent.tell(
        new AgentCommand.LaunchFailed(
            key("t1"), TaskReason.CONTAINER_LAUNCH_FAILED, "cannot run 'nosuch'"));
    assertThat(agent.sentStatuses().get(0).state()).isEqualTo(TaskState.FAILED);
    assertThat(agent.sentStatuses().get(0).message()).isEqualTo("cannot run 'nosuch'");

    agent.tell(
        new AgentCommand.LaunchFailed(key("t2"), TaskReason.TASK_INVALID, "no such account"));
    assertThat(agent.sentStatuses().get(0).state()).isEqualTo(TaskState.ERROR);
    assertThat(agent.state().used()).isEqualTo(Resources.none());
  }

  @Test
  void reportsATaskThatVanishedDuringARestartAsFailed() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1").restart();
    assertThat(agent.effects())
        .contains(new AgentEffect.Reattach(List.of(agent.task("t1").launch())));

    agent.tell(new AgentCommand.TaskVanished(key("t1"), TaskReason.AGENT_RESTARTED, "not found"));

    assertThat(agent.task("t1").state()).isEqualTo(TaskState.FAILED);
    assertThat(agent.task("t1").statuses().get(2).reason())
        .isEqualTo(Optional.of(TaskReason.AGENT_RESTARTED));
  }

  @Test
  void forgetsATaskWhoseAcceptanceWasCutShort() {
    CoreDriver agent =
        CoreDriver.registered()
            .run(spec("t1", 1, 64))
            .restartAfterTornWrite(AgentEvent.TaskAccepted.class::isInstance);

    assertThat(agent.holds("t1")).isFalse();
    assertThat(agent.state().used()).isEqualTo(Resources.none());
    assertThat(agent.effects()).contains(new AgentEffect.Reattach(List.of()));
  }

  @Test
  void doesNotReportRunningTwiceWhenReattached() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1").restart();

    agent.started("t1");

    assertThat(agent.task("t1").statuses())
        .extracting(TaskStatus::state)
        .containsExactly(TaskState.STARTING, TaskState.RUNNING);
    assertThat(agent.task("t1").handling().pid()).contains(4711L);
  }
}
