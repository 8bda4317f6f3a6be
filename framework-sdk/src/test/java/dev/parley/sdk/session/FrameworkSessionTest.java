package dev.parley.sdk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import dev.parley.protocol.messages.FrameworkToMaster.DeclineOffers;
import dev.parley.protocol.messages.FrameworkToMaster.FrameworkPong;
import dev.parley.protocol.messages.FrameworkToMaster.KillTask;
import dev.parley.protocol.messages.FrameworkToMaster.Subscribe;
import dev.parley.protocol.messages.FrameworkToMaster.Teardown;
import dev.parley.protocol.messages.Message;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.MasterLocation;
import dev.parley.sdk.Parley;
import dev.parley.sdk.StateRefusedException;
import dev.parley.sdk.testkit.FakeMaster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FrameworkSessionTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final FrameworkInfo INFO = FrameworkInfo.named("test");
  private static final FrameworkId ID = new FrameworkId("framework-1");
  private static final TaskId TASK = new TaskId("t1");
  private static final StateKey KEY = new StateKey("plan");
  private static final StateBytes VALUE = StateBytes.of("three of them");

  private final FakeMaster master = new FakeMaster();
  private final TestProbe<FrameworkEvent> scheduler = KIT.createTestProbe(FrameworkEvent.class);

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  private FrameworkHandle connect() {
    FrameworkHandle handle = master.connect(KIT.system(), INFO, scheduler.getRef());
    scheduler.expectMessage(new FrameworkEvent.Subscribed(ID, false));
    return handle;
  }

  private static void join(CompletionStage<Void> stage) throws Exception {
    stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static Optional<StateBytes> get(CompletionStage<Optional<StateBytes>> stage)
      throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void carriesOffersLaunchesAndStatusesBothWays() {
    FrameworkHandle handle = connect();
    assertThat(master.expect(Subscribe.class).info()).isEqualTo(INFO);
    Offer offer = master.offer("cpus:4;mem:4096");
    scheduler.expectMessage(new FrameworkEvent.OffersReceived(List.of(offer)));
    handle.launch(
        offer, List.of(TaskSpec.of(TASK, "t", Resources.of(1, 32), CommandSpec.exec("true"))));
    assertThat(master.expect(AcceptOffers.class).offers()).containsExactly(offer.id());
    TaskStatus running = master.report(TASK, TaskState.RUNNING);
    scheduler.expectMessage(new FrameworkEvent.StatusReceived(running));
    assertThat(master.expect(AcknowledgeStatus.class).task()).isEqualTo(TASK);
    master.heartbeat();
    master.expect(FrameworkPong.class);
    assertThat(master.unexpected()).isEmpty();
  }

  @Test
  void survivesTheFailOverOfTheMaster() {
    FrameworkHandle handle = connect();
    master.expect(Subscribe.class);
    Offer offer = master.offer("cpus:4");
    scheduler.expectMessage(new FrameworkEvent.OffersReceived(List.of(offer)));
    master.disconnect("killed");
    scheduler.expectMessage(new FrameworkEvent.Disconnected("killed"));
    handle.decline(List.of(offer.id()), Filters.NONE);
    handle.kill(TASK);
    master.failOver();
    assertThat(master.expect(Subscribe.class).info().id()).contains(ID);
    scheduler.expectMessage(new FrameworkEvent.Subscribed(ID, true));
    assertThat(master.expect(KillTask.class).task()).isEqualTo(TASK);
    assertThat(master.unexpected()).noneMatch(DeclineOffers.class::isInstance);
  }

  @Test
  void storesItsStateWithTheMasters() throws Exception {
    FrameworkHandle handle = connect();
    join(handle.putState(KEY, VALUE));
    assertThat(master.state()).containsExactly(Map.entry(KEY, VALUE));
    assertThat(get(handle.getState(KEY))).contains(VALUE);
    join(handle.deleteState(KEY));
    assertThat(get(handle.getState(KEY))).isEmpty();
    master.refuseState("full");
    assertThatThrownBy(() -> join(handle.putState(KEY, VALUE)))
        .hasCauseInstanceOf(StateRefusedException.class)
        .hasMessageContaining("full");
  }

  @Test
  void storesItsStateAlsoWhenTheMasterFailsOverMeanwhile() throws Exception {
    FrameworkHandle handle = connect();
    master.disconnect("killed");
    scheduler.expectMessage(new FrameworkEvent.Disconnected("killed"));
    CompletionStage<Void> stored = handle.putState(KEY, VALUE);
    master.failOver();
    join(stored);
    assertThat(master.state()).containsKey(KEY);
  }

  @Test
  void leavesNobodyWaitingForTheStateOfASessionThatIsOver() throws Exception {
    FrameworkHandle handle = connect();
    master.disconnect("killed");
    CompletionStage<Void> before = handle.putState(KEY, VALUE);
    join(handle.close());
    assertThatThrownBy(() -> join(before)).hasCauseInstanceOf(FrameworkFailedException.class);
    assertThatThrownBy(() -> get(handle.getState(KEY)))
        .hasCauseInstanceOf(FrameworkFailedException.class);
  }

  @Test
  void tearsDownAndSaysWhenThatIsDone() throws Exception {
    FrameworkHandle handle = connect();
    join(handle.teardown());
    master.expect(Teardown.class);
    scheduler.expectNoMessage();
  }

  @Test
  void closesWithoutTearingDown() throws Exception {
    FrameworkHandle handle = connect();
    join(handle.close());
    assertThat(master.unexpected()).noneMatch(Teardown.class::isInstance);
  }

  @Test
  void leavesWhenTheSchedulerStops() throws Exception {
    FrameworkHandle handle = connect();
    scheduler.stop();
    join(handle.whenEnded());
  }

  @Test
  void failsWhenTheMasterEndsTheSession() {
    FrameworkHandle handle = connect();
    master.fail("replaced by a newer session");
    scheduler.expectMessage(new FrameworkEvent.Failed("replaced by a newer session"));
    assertThatThrownBy(() -> join(handle.whenEnded()))
        .hasCause(new FrameworkFailedException("replaced by a newer session"));
  }

  @Test
  void failsWhenTheConnectionCannotBeOpened() {
    FrameworkHandle handle =
        Sessions.open(
            KIT.system(),
            FakeMaster.settings(INFO),
            scheduler.getRef(),
            owner -> {
              throw new IllegalStateException("cannot listen on 127.0.0.1:1");
            });
    FrameworkEvent.Failed failed = scheduler.expectMessageClass(FrameworkEvent.Failed.class);
    assertThat(failed.message()).contains("cannot listen on 127.0.0.1:1");
    assertThatThrownBy(() -> join(handle.whenEnded()))
        .hasCauseInstanceOf(FrameworkFailedException.class);
  }

  @Test
  void failsWhenTheConnectionBreaksDown() {
    FrameworkHandle handle =
        Sessions.open(
            KIT.system(),
            FakeMaster.settings(INFO),
            scheduler.getRef(),
            owner -> {
              owner.accept(new LinkEvent.Connected(1));
              return new BrokenConnection();
            });
    FrameworkEvent.Failed failed = scheduler.expectMessageClass(FrameworkEvent.Failed.class);
    assertThat(failed.message()).contains("broken");
    assertThatThrownBy(() -> join(handle.whenEnded()))
        .hasCauseInstanceOf(FrameworkFailedException.class);
  }

  @Test
  void leavesARealLinkWhileNoMasterListens() throws Exception {
    FrameworkSettings nobody = FrameworkSettings.of(INFO, MasterLocation.parse("m1@127.0.0.1:1"));
    FrameworkHandle handle = Parley.connect(KIT.system(), nobody, scheduler.getRef());
    join(handle.teardown());
    scheduler.expectNoMessage();
  }

  @Test
  void waitsForTheAuthorsAcknowledgement() {
    FrameworkHandle handle =
        master.connect(
            KIT.system(),
            FakeMaster.settings(INFO).withManualAcknowledgement(),
            scheduler.getRef());
    scheduler.expectMessage(new FrameworkEvent.Subscribed(ID, false));
    TaskStatus finished = master.report(TASK, TaskState.FINISHED);
    scheduler.expectMessage(new FrameworkEvent.StatusReceived(finished));
    // An answered heartbeat proves that everything before it was dealt with.
    master.heartbeat();
    master.expect(FrameworkPong.class);
    assertThat(master.unexpected()).noneMatch(AcknowledgeStatus.class::isInstance);
    handle.acknowledge(finished);
    master.expect(AcknowledgeStatus.class);
  }

  private static final class BrokenConnection implements LeaderConnection {
    @Override
    public void send(Message message) {
      throw new IllegalStateException("broken");
    }

    @Override
    public void reconnect(String why) {}

    @Override
    public CompletionStage<Void> close() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
