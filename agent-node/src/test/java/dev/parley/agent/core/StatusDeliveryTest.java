package dev.parley.agent.core;

import static dev.parley.agent.core.CoreDriver.EPOCH;
import static dev.parley.agent.core.CoreDriver.INFO;
import static dev.parley.agent.core.CoreDriver.key;
import static dev.parley.agent.core.CoreDriver.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ids.StatusId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.ProcessExit;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster.ReportResources;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusDeliveryTest {
  private static final ProcessExit OK = ProcessExit.withCode(0);

  @Test
  void sendsTheNextStatusOfATaskOnlyWhenTheOneBeforeIsAcknowledged() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64));
    assertThat(agent.sentStates()).containsExactly(TaskState.STARTING);
    assertThat(agent.started("t1").sentStates()).isEmpty();
    assertThat(agent.exited("t1", OK).sentStates()).isEmpty();

    assertThat(agent.acknowledge("t1").sentStates()).containsExactly(TaskState.RUNNING);
    assertThat(agent.acknowledge("t1").sentStates()).containsExactly(TaskState.FINISHED);
    assertThat(agent.acknowledge("t1").sentStates()).isEmpty();
  }

  @Test
  void givesEveryStatusAnIdOfItsOwn() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64), spec("t2", 1, 64));
    agent.started("t1").exited("t1", OK).started("t2");

    assertThat(
            agent.state().tasks().values().stream()
                .flatMap(t -> t.statuses().stream())
                .map(TaskStatus::id))
        .doesNotHaveDuplicates()
        .hasSize(5);
  }

  @Test
  void forgetsATaskWhenItsEndIsAcknowledgedAndNotBefore() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.exited("t1", OK).acknowledge("t1").acknowledge("t1");
    assertThat(agent.holds("t1")).isTrue();

    ContainerId container = agent.task("t1").launch().container();
    agent.acknowledge("t1");

    assertThat(agent.holds("t1")).isFalse();
    assertThat(agent.effects()).containsExactly(new AgentEffect.Discard(key("t1"), container));
  }

  @Test
  void ignoresAnAcknowledgementOfAnythingButTheStatusInFlight() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64));
    StatusId first = agent.task("t1").firstUnacknowledged().flatMap(TaskStatus::id).orElseThrow();
    agent.started("t1").acknowledge("t1", first);

    assertThat(agent.acknowledge("t1", first).events()).isEmpty();
    assertThat(agent.acknowledge("t1", new StatusId("another")).events()).isEmpty();
    assertThat(agent.acknowledge("nosuch", first).events()).isEmpty();
  }

  @Test
  void sendsAgainWhatIsNotAcknowledgedInTime() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");

    agent.pass(Duration.ofSeconds(9)).tell(new AgentCommand.ResendDue());
    assertThat(agent.sentStates()).isEmpty();

    agent.pass(Duration.ofSeconds(1)).tell(new AgentCommand.ResendDue());
    assertThat(agent.sentStates()).containsExactly(TaskState.STARTING);
    assertThat(agent.tell(new AgentCommand.ResendDue()).sentStates()).isEmpty();
  }

  @Test
  void sendsAgainUponReRegistration() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.tell(new AgentCommand.Disconnected()).tell(new AgentCommand.Connected(EPOCH));
    assertThat(agent.sentStates()).isEmpty();

    agent.register();

    assertThat(agent.sentStates()).containsExactly(TaskState.STARTING);
  }

  @Test
  void keepsAnEndForWhenAMasterIsThereAgain() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 64)).started("t1");
    agent.acknowledge("t1").acknowledge("t1").tell(new AgentCommand.Disconnected());
    assertThat(agent.exited("t1", OK).effects()).isEmpty();

    agent.restart().register();

    assertThat(agent.sentStates()).containsExactly(TaskState.FINISHED);
    assertThat(agent.sent()).contains(new ReportResources(INFO.resources(), INFO.resources()));
  }

  @Test
  void releasesResourcesOnceAndSaysSo() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 96), spec("t2", 1, 1000));
    agent.started("t1").started("t2").exited("t1", OK);
    assertThat(agent.sent()).contains(new ReportResources(INFO.resources(), Resources.of(3, 3096)));

    agent.exited("t1", OK).acknowledge("t1").acknowledge("t1").acknowledge("t1");

    assertThat(agent.state().used()).isEqualTo(Resources.of(1, 1000));
    assertThat(agent.sent()).isEmpty();
  }

  @Test
  void releasesWhatACrashKeptFromBeingReleased() {
    CoreDriver agent = CoreDriver.registered().run(spec("t1", 1, 96)).started("t1");
    agent.exited("t1", OK);
    AgentTask ended = agent.task("t1");
    AgentState torn =
        AgentState.EMPTY
            .apply(new AgentEvent.TaskAccepted(ended.launch()))
            .apply(new AgentEvent.StatusRecorded(ended.key(), ended.statuses().get(2)));

    Decision decision =
        new AgentCore(AgentCoreSettings.of(INFO))
            .decide(torn, new AgentCommand.Start(), Instant.EPOCH);

    assertThat(decision.events()).contains(new AgentEvent.ResourcesReleased(ended.key()));
  }

  @Test
  void withoutReleaseOnceAnEndGivesBackMoreThanWasTaken() {
    Set<Safeguard> taken = EnumSet.complementOf(EnumSet.of(Safeguard.RELEASE_ONCE));
    CoreDriver agent = CoreDriver.registered(taken).run(spec("t1", 1, 96), spec("t2", 1, 96));
    agent.started("t1").exited("t1", OK);

    agent.acknowledge("t1").acknowledge("t1").acknowledge("t1");

    assertThat(agent.holds("t2")).isTrue();
    assertThat(agent.state().used()).isEqualTo(Resources.none());
  }

  @Test
  void withoutAcknowledgementBeforeForgettingAnEndCanBeLost() {
    Set<Safeguard> taken =
        EnumSet.complementOf(EnumSet.of(Safeguard.ACKNOWLEDGE_BEFORE_FORGETTING));
    CoreDriver agent = CoreDriver.registered(taken).run(spec("t1", 1, 64)).started("t1");

    agent.exited("t1", OK);

    assertThat(agent.holds("t1")).isFalse();
  }
}
