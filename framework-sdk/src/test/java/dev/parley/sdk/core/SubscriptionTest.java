package dev.parley.sdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.protocol.messages.FrameworkToMaster.FrameworkPong;
import dev.parley.protocol.messages.FrameworkToMaster.Subscribe;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.MasterToFramework.FrameworkError;
import dev.parley.protocol.messages.MasterToFramework.Heartbeat;
import dev.parley.sdk.FrameworkEvent.Disconnected;
import dev.parley.sdk.FrameworkEvent.Failed;
import dev.parley.sdk.FrameworkEvent.Subscribed;
import dev.parley.sdk.core.SchedulerCommand.Leave;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
  private static final FrameworkInfo INFO = FrameworkInfo.named("test");

  @Test
  void subscribesWithoutAnIdAtFirst() {
    CoreRun run = new CoreRun();
    run.connect();
    assertThat(run.sent()).containsExactly(new Subscribe(INFO));
    run.receive(new MasterToFramework.Subscribed(CoreRun.ID, CoreRun.HEARTBEAT_TIMEOUT));
    assertThat(run.delivered()).containsExactly(new Subscribed(CoreRun.ID, false));
    assertThat(run.core.frameworkId()).contains(CoreRun.ID);
  }

  @Test
  void subscribesAgainWithTheIdItWasGiven() {
    CoreRun run = CoreRun.subscribed();
    run.disconnect();
    assertThat(run.delivered()).containsExactly(new Disconnected("the master is gone"));
    run.connect();
    assertThat(run.sent()).containsExactly(new Subscribe(INFO.withId(CoreRun.ID)));
    run.receive(new MasterToFramework.Subscribed(CoreRun.ID, CoreRun.HEARTBEAT_TIMEOUT));
    assertThat(run.delivered()).containsExactly(new Subscribed(CoreRun.ID, true));
  }

  @Test
  void resumesUnderTheIdOfAnEarlierProcess() {
    CoreRun run = new CoreRun(new SchedulerCore(INFO.withId(CoreRun.ID), false));
    run.connect();
    assertThat(run.sent()).containsExactly(new Subscribe(INFO.withId(CoreRun.ID)));
    run.receive(new MasterToFramework.Subscribed(CoreRun.ID, CoreRun.HEARTBEAT_TIMEOUT));
    assertThat(run.delivered()).containsExactly(new Subscribed(CoreRun.ID, true));
  }

  @Test
  void failsWhenTheMasterKnowsItByAnotherId() {
    CoreRun run = new CoreRun(new SchedulerCore(INFO.withId(CoreRun.ID), false));
    run.connect();
    run.receive(new MasterToFramework.Subscribed(new FrameworkId("f2"), Duration.ofSeconds(5)));
    assertThat(run.delivered()).singleElement().isInstanceOf(Failed.class);
    assertThat(run.delivered().toString()).contains("f1").contains("f2");
  }

  @Test
  void tellsOfNoDisconnectionBeforeItWasSubscribed() {
    CoreRun run = new CoreRun();
    run.connect();
    run.disconnect();
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void tellsOfTheDisconnectionWhenAnotherMasterLeadsAtOnce() {
    CoreRun run = CoreRun.subscribed();
    run.connect();
    assertThat(run.delivered()).containsExactly(new Disconnected("another master leads"));
    assertThat(run.sent()).containsExactly(new Subscribe(INFO.withId(CoreRun.ID)));
  }

  @Test
  void answersHeartbeats() {
    CoreRun run = CoreRun.subscribed();
    run.receive(new Heartbeat());
    assertThat(run.sent()).containsExactly(new FrameworkPong());
  }

  @Test
  void looksForTheLeaderAnewWithoutHeartbeats() {
    CoreRun run = CoreRun.subscribed();
    run.pass(Duration.ofSeconds(4));
    assertThat(run.effects()).isEmpty();
    run.receive(new Heartbeat());
    run.pass(Duration.ofSeconds(4));
    assertThat(run.effects()).isEmpty();
    run.pass(Duration.ofSeconds(1));
    String why = "no heartbeat of the master for 5000 ms";
    assertThat(run.effects())
        .containsExactly(
            new SchedulerEffect.Deliver(new Disconnected(why)), new SchedulerEffect.Reconnect(why));
    run.disconnect();
    assertThat(run.effects()).as("the link's word for the same").isEmpty();
  }

  @Test
  void asksAgainAndThenAnewWhenASubscriptionIsNotAnswered() {
    CoreRun run = new CoreRun();
    run.connect();
    run.pass(Duration.ofSeconds(1));
    assertThat(run.effects()).isEmpty();
    run.pass(Duration.ofSeconds(1));
    assertThat(run.sent()).containsExactly(new Subscribe(INFO));
    run.pass(Duration.ofSeconds(8));
    assertThat(run.effects())
        .containsExactly(
            new SchedulerEffect.Reconnect("the master does not answer the subscription"));
  }

  @Test
  void ignoresMastersOfOtherEpochs() {
    CoreRun run = CoreRun.subscribed();
    run.connect();
    run.receive(1, new FrameworkError("from a master that was deposed"));
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void ignoresWhatArrivesBetweenSessions() {
    CoreRun run = CoreRun.subscribed();
    run.disconnect();
    run.offer("o1");
    assertThat(run.effects()).isEmpty();
    run.connect();
    run.offer("o2");
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void isOverForGoodAfterAnError() {
    CoreRun run = CoreRun.subscribed();
    run.receive(new FrameworkError("replaced by a newer session"));
    assertThat(run.effects())
        .containsExactly(
            new SchedulerEffect.Deliver(new Failed("replaced by a newer session")),
            new SchedulerEffect.End(Optional.of("replaced by a newer session")));
    run.connect();
    run.handle.revive(java.util.Set.of());
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void leavesWithoutAWordToTheMaster() {
    CoreRun run = CoreRun.subscribed();
    run.decide(new Leave());
    assertThat(run.effects()).isEqualTo(List.of(new SchedulerEffect.End(Optional.empty())));
  }
}
