package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a dead process said may arrive after its successor was heard. */
class SessionOrderTest {
  private final CoreScenario cluster = new CoreScenario();

  private void assertRefused(SessionId session) {
    assertThat(cluster.lastEvents()).isEmpty();
    assertThat(cluster.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            MasterEffect.CloseSession.class, e -> assertThat(e.session()).isEqualTo(session));
  }

  @Test
  void aLateRegistrationDropsNoTaskOfALaterSession() {
    AgentId agent = cluster.readyAgent("a1");
    SessionId dead = cluster.newSession();
    SessionId alive = cluster.agent("a1", Optional.of(agent));
    cluster.report(alive);
    SessionId session = cluster.subscribe(FrameworkInfo.named("f"));
    FrameworkId framework = cluster.subscribed(session);
    Offer offer = cluster.offer(session, framework, agent, Resources.of(1, 100));
    cluster.launch(session, offer, CoreScenario.task("t1", 1, 100));

    cluster.register(dead, "a1", Optional.of(agent));

    assertRefused(dead);
    assertThat(cluster.task(framework, "t1").state()).isEqualTo(TaskState.STAGING);
  }

  @Test
  void aLateFirstRegistrationMakesNoSecondAgent() {
    SessionId dead = cluster.newSession();
    cluster.readyAgent("a1");

    cluster.register(dead, "a1", Optional.empty());

    assertRefused(dead);
    assertThat(cluster.registry().agents().all()).hasSize(1);
  }

  @Test
  void aLateSubscriptionDoesNotEndALaterSession() {
    SessionId first = cluster.subscribe(FrameworkInfo.named("f"));
    FrameworkInfo info = FrameworkInfo.named("f").withId(cluster.subscribed(first));
    SessionId dead = cluster.newSession();
    SessionId alive = cluster.subscribe(info);

    cluster.say(dead, new FrameworkToMaster.Subscribe(info));

    assertRefused(dead);
    cluster.say(alive, new FrameworkToMaster.Subscribe(info));
    assertThat(cluster.effects()).isEmpty();
  }

  @Test
  void aSessionThatIsOverIsNotOpenedAgainByWhatWasStillUnderWay() {
    FrameworkInfo info = FrameworkInfo.named("f").withId(new FrameworkId("c1-0000"));
    SessionId replaced = cluster.subscribe(info);
    cluster.subscribe(info);

    cluster.say(replaced, new FrameworkToMaster.Subscribe(info));

    assertRefused(replaced);
  }

  @Test
  void theLaterSessionReplacesTheEarlierOne() {
    AgentId agent = cluster.readyAgent("a1");
    SessionId later = cluster.agent("a1", Optional.of(agent));

    assertThat(cluster.sent(later, MasterToAgent.AgentRegistered.class)).hasSize(1);

    SessionId first = cluster.subscribe(FrameworkInfo.named("f"));
    FrameworkId framework = cluster.subscribed(first);
    SessionId second = cluster.subscribe(FrameworkInfo.named("f").withId(framework));

    assertThat(cluster.sent(second, MasterToFramework.Subscribed.class)).hasSize(1);
    assertThat(cluster.sent(first, MasterToFramework.FrameworkError.class)).hasSize(1);
  }
}
