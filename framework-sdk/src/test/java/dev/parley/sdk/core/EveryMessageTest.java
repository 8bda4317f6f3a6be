package dev.parley.sdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.sdk.core.SchedulerCommand.HandleLinkEvent;
import dev.parley.sdk.core.SchedulerCommand.Leave;
import dev.parley.sdk.core.SchedulerCommand.Say;
import dev.parley.sdk.testkit.Offers;
import dev.parley.sdk.testkit.Statuses;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message that is added to the protocol and forgotten here fails these tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMessageTest {
  private static final OfferId OFFER = new OfferId("o1");
  private static final TaskId TASK = new TaskId("t1");
  private static final StateKey KEY = new StateKey("k");

  static List<MasterToFramework> fromMaster() {
    return List.of(
        new MasterToFramework.Subscribed(CoreRun.ID, Duration.ofSeconds(7)),
        new MasterToFramework.Heartbeat(),
        new MasterToFramework.ResourceOffers(
            List.of(Offers.of("o2", CoreRun.ID, CoreRun.AGENT, "cpus:1"))),
        new MasterToFramework.RescindOffers(List.of(OFFER)),
        new MasterToFramework.StatusUpdate(
            Statuses.of("s1", TASK, TaskState.RUNNING, CoreRun.AGENT)),
        new MasterToFramework.StateValue(1, Optional.empty()),
        new MasterToFramework.StateStored(1),
        new MasterToFramework.StateRefused(1, "too large"),
        new MasterToFramework.FrameworkError("over"));
  }

  static List<FrameworkToMaster> byAuthors() {
    return List.of(
        new FrameworkToMaster.AcceptOffers(List.of(OFFER), List.of(), Filters.NONE),
        new FrameworkToMaster.DeclineOffers(List.of(OFFER), Filters.NONE),
        new FrameworkToMaster.KillTask(TASK, Optional.empty()),
        new FrameworkToMaster.AcknowledgeStatus(TASK, CoreRun.AGENT, new StatusId("s1")),
        new FrameworkToMaster.Revive(Set.of()),
        new FrameworkToMaster.Suppress(Set.of()),
        new FrameworkToMaster.Reconcile(List.of()),
        new FrameworkToMaster.PutState(1, KEY, StateBytes.of("v")),
        new FrameworkToMaster.DeleteState(2, KEY),
        new FrameworkToMaster.GetState(3, KEY),
        new FrameworkToMaster.Teardown());
  }

  static List<FrameworkToMaster> byTheSdkAlone() {
    return List.of(
        new FrameworkToMaster.Subscribe(FrameworkInfo.named("test")),
        new FrameworkToMaster.FrameworkPong());
  }

  @ParameterizedTest
  @MethodSource("fromMaster")
  void ofAMasterHasAnEffect(MasterToFramework message) {
    CoreRun run = CoreRun.subscribed();
    run.offer(OFFER.value());
    run.decide(new Say(new FrameworkToMaster.GetState(1, KEY)));
    if (message instanceof MasterToFramework.Subscribed) {
      run.disconnect();
      run.connect();
    }
    run.receive(message);
    assertThat(run.effects()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("byAuthors")
  void ofAnAuthorIsSentInASession(FrameworkToMaster message) {
    CoreRun run = CoreRun.acknowledgingByHand();
    run.decide(new Say(message));
    assertThat(run.sent()).containsExactly(message);
  }

  @ParameterizedTest
  @MethodSource("byTheSdkAlone")
  void ofTheSdkIsNotForAuthors(FrameworkToMaster message) {
    assertThatThrownBy(() -> new Say(message)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofTheProtocolIsHere() {
    assertThat(fromMaster().stream().map(Object::getClass))
        .containsExactlyInAnyOrder(MasterToFramework.class.getPermittedSubclasses());
    assertThat(Stream.concat(byAuthors().stream(), byTheSdkAlone().stream()).map(Object::getClass))
        .containsExactlyInAnyOrder(FrameworkToMaster.class.getPermittedSubclasses());
  }

  @Test
  void commandAndLinkEventHasAnEffect() {
    assertThat(Arrays.stream(SchedulerCommand.class.getPermittedSubclasses()))
        .containsExactlyInAnyOrder(
            HandleLinkEvent.class, Say.class, Leave.class, SchedulerCommand.Tick.class);
    assertThat(Arrays.stream(LinkEvent.class.getPermittedSubclasses()))
        .containsExactlyInAnyOrder(
            LinkEvent.Connected.class, LinkEvent.Received.class, LinkEvent.Disconnected.class);
    CoreRun run = new CoreRun();
    run.connect();
    assertThat(run.effects()).isNotEmpty();
    run.pass(SchedulerCore.ASK_AGAIN);
    assertThat(run.effects()).isNotEmpty();
    run.subscribe();
    run.disconnect();
    assertThat(run.effects()).isNotEmpty();
    run.decide(new Leave());
    assertThat(run.effects()).isNotEmpty();
  }
}
