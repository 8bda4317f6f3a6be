package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.ids.TaskKey;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MasterCoreTest {
  private static final Resources ALL = Resources.of(4, 4096);

  private final CoreScenario cluster = new CoreScenario();
  private SessionId agentSession = cluster.newSession();
  private SessionId session = cluster.newSession();
  private AgentId agent = new AgentId("none");
  private FrameworkId framework = new FrameworkId("none");

  @BeforeEach
  void oneAgentAndOneFramework() {
    agentSession = cluster.agent("a1", Optional.empty());
    agent = cluster.sent(agentSession, MasterToAgent.AgentRegistered.class).get(0).id();
    cluster.report(agentSession);
    session =
        cluster.subscribe(FrameworkInfo.named("f").withFailoverTimeout(Duration.ofMinutes(1)));
    framework = cluster.subscribed(session);
  }

  private void launch(String task) {
    Offer offer = cluster.offer(session, framework, agent, Resources.of(1, 100));
    cluster.launch(session, offer, CoreScenario.task(task, 1, 100));
  }

  private List<TaskStatus> statuses() {
    return cluster.sent(session, MasterToFramework.StatusUpdate.class).stream()
        .map(MasterToFramework.StatusUpdate::status)
        .toList();
  }

  @Test
  void launchesWhatIsAcceptedAndGivesTheRestBack() {
    Offer offer = cluster.offer(session, framework, agent, ALL);
    cluster.launch(
        session, offer, CoreScenario.task("t1", 2, 1024), CoreScenario.task("t2", 1, 2048));

    assertThat(cluster.lastEvents()).hasOnlyElementsOfType(RegistryEvent.TaskLaunched.class);
    assertThat(cluster.sent(agentSession, MasterToAgent.RunTasks.class))
        .singleElement()
        .satisfies(run -> assertThat(run.tasks()).hasSize(2));
    assertThat(cluster.told(AllocatorCommand.Recover.class))
        .singleElement()
        .satisfies(
            back -> {
              assertThat(back.resources()).isEqualTo(Resources.of(1, 1024));
              assertThat(back.filters()).isEqualTo(Filters.DEFAULT);
            });
  }

  @Test
  void dropsTasksOnAnOfferThatWasUsedBefore() {
    Offer offer = cluster.offer(session, framework, agent, ALL);
    cluster.launch(session, offer, CoreScenario.task("t1", 1, 1));
    cluster.launch(session, offer, CoreScenario.task("t2", 1, 1));

    assertThat(cluster.lastEvents()).isEmpty();
    assertThat(statuses())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.state()).isEqualTo(TaskState.DROPPED);
              assertThat(status.reason()).hasValue(TaskReason.INVALID_OFFERS);
            });
  }

  @Test
  void doesNotLetOneFrameworkUseAnothersOffer() {
    Offer offer = cluster.offer(session, framework, agent, ALL);
    SessionId thief = cluster.subscribe(FrameworkInfo.named("thief"));
    cluster.launch(thief, offer, CoreScenario.task("t1", 1, 1));
    assertThat(cluster.lastEvents()).isEmpty();

    cluster.launch(session, offer, CoreScenario.task("t1", 1, 1));
    assertThat(cluster.lastEvents()).isNotEmpty();
  }

  @Test
  void refusesATaskThatAsksForMoreThanItsOffer() {
    Offer offer = cluster.offer(session, framework, agent, Resources.of(1, 100));
    cluster.launch(
        session, offer, CoreScenario.task("big", 2, 100), CoreScenario.task("small", 1, 100));

    assertThat(statuses())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.task()).isEqualTo(new TaskId("big"));
              assertThat(status.state()).isEqualTo(TaskState.ERROR);
              assertThat(status.message()).contains("cpus:2;mem:100", "cpus:1;mem:100");
            });
    assertThat(cluster.task(framework, "small").state()).isEqualTo(TaskState.STAGING);
  }

  @Test
  void refusesATaskThatIsTooLargeToDescribe() {
    Offer offer = cluster.offer(session, framework, agent, ALL);
    cluster.launch(
        session,
        offer,
        CoreScenario.task("t", 1, 1).withLabels(Map.of("label", "x".repeat(2_000_000))));
    assertThat(statuses()).singleElement().extracting(TaskStatus::state).isEqualTo(TaskState.ERROR);
    assertThat(statuses().get(0).message()).contains("2,000,0", "524,288");
    assertThat(cluster.told(AllocatorCommand.Recover.class)).hasSize(1);
  }

  @Test
  void refusesATaskIdThatIsInUse() {
    launch("t");
    launch("t");
    assertThat(statuses()).singleElement().extracting(TaskStatus::state).isEqualTo(TaskState.ERROR);
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.STAGING);
  }

  @Test
  void releasesWhatATaskHeldOnceHoweverOftenItsEndIsReported() {
    launch("t");
    TaskStatus end = cluster.status("t", TaskState.FINISHED);
    cluster.update(agentSession, framework, end);
    assertThat(cluster.told(AllocatorCommand.Recover.class)).hasSize(1);
    cluster.update(agentSession, framework, end);
    assertThat(cluster.told(AllocatorCommand.Recover.class)).isEmpty();
    assertThat(statuses()).as("forwarded again, until acknowledged").hasSize(1);
  }

  @Test
  void settlesATaskWhenItsEndIsAcknowledged() {
    launch("t");
    cluster.update(agentSession, framework, cluster.status("t", TaskState.FINISHED));
    cluster.say(
        session,
        new FrameworkToMaster.AcknowledgeStatus(
            new TaskId("t"), agent, new StatusId("t-FINISHED")));

    assertThat(cluster.sent(agentSession, MasterToAgent.AcknowledgeAgentStatus.class)).hasSize(1);
    assertThat(cluster.registry().tasks().all()).isEmpty();
    assertThat(cluster.registry().history().tasksOf(framework)).hasSize(1);
  }

  @Test
  void acknowledgesToTheAgentWhatNobodyWaitsForAnyMore() {
    cluster.update(agentSession, framework, cluster.status("settled", TaskState.FINISHED));
    assertThat(cluster.sent(agentSession, MasterToAgent.AcknowledgeAgentStatus.class)).hasSize(1);
  }

  @Test
  void rescindsAnOfferThatIsNotAnsweredInTime() {
    Offer offer = cluster.offer(session, framework, agent, ALL);
    cluster.passWithPongs(MasterRules.DEFAULT.offerTimeout(), agentSession, session);
    assertThat(cluster.sent(session, MasterToFramework.RescindOffers.class))
        .singleElement()
        .satisfies(r -> assertThat(r.offers()).containsExactly(offer.id()));
    assertThat(cluster.told(AllocatorCommand.Recover.class)).hasSize(1);

    cluster.launch(session, offer, CoreScenario.task("late", 1, 1));
    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.DROPPED);
  }

  @Test
  void reportsTasksAsUnreachableWhenTheirAgentIsLostAndRescindsItsOffers() {
    launch("t");
    Offer offer = cluster.offer(session, framework, agent, Resources.of(1, 1));
    cluster.say(session, new FrameworkToMaster.FrameworkPong());
    cluster.pass(Duration.ofSeconds(10));
    cluster.say(session, new FrameworkToMaster.FrameworkPong());
    cluster.pass(Duration.ofSeconds(6));

    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.UNREACHABLE);
    assertThat(cluster.sent(session, MasterToFramework.RescindOffers.class))
        .singleElement()
        .satisfies(r -> assertThat(r.offers()).containsExactly(offer.id()));
    assertThat(cluster.told(AllocatorCommand.RemoveAgent.class)).hasSize(1);
  }

  @Test
  void saysLostToFrameworksThatAreNotPartitionAware() {
    FrameworkInfo plain =
        new FrameworkInfo(
            Optional.empty(), "old", "", FrameworkInfo.named("x").roles(), Duration.ZERO, Set.of());
    session = cluster.subscribe(plain);
    framework = cluster.subscribed(session);
    launch("t");
    cluster.decide(new MasterCommand.FromAgent(agentSession, new AgentToMaster.UnregisterAgent()));
    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.LOST);
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.GONE);
  }

  @Test
  void believesAnAgentThatReturns() {
    launch("t");
    cluster.update(agentSession, framework, cluster.status("t", TaskState.RUNNING));
    cluster.say(session, new FrameworkToMaster.FrameworkPong());
    cluster.pass(Duration.ofSeconds(16));
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.UNREACHABLE);
    session = cluster.subscribe(FrameworkInfo.named("f").withId(framework));

    agentSession =
        cluster.agent(
            "a1",
            Optional.of(agent),
            new AgentToMaster.HeldTask(
                framework, CoreScenario.task("t", 1, 100), cluster.status("t", TaskState.RUNNING)));
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.RUNNING);
    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.RUNNING);

    cluster.report(agentSession);
    assertThat(cluster.told(AllocatorCommand.AddAgent.class))
        .singleElement()
        .satisfies(added -> assertThat(added.used()).hasSize(1));
  }

  @Test
  void reportsALaunchThatNeverReachedItsAgentAsDropped() {
    launch("t");
    agentSession = cluster.agent("a1", Optional.of(agent));
    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.DROPPED);
    assertThat(cluster.registry().tasks().all()).isEmpty();
  }

  @Test
  void reportsALaunchThatNeverReachedItsAgentAsDroppedAlsoAfterItWasGivenUp() {
    launch("t");
    cluster.pass(Duration.ofSeconds(16));
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.UNREACHABLE);
    session = cluster.subscribe(FrameworkInfo.named("f").withId(framework));

    agentSession = cluster.agent("a1", Optional.of(agent));
    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.DROPPED);
    assertThat(cluster.registry().tasks().all()).isEmpty();
  }

  @Test
  void reportsATaskThatItsAgentHasLostAsGone() {
    launch("t");
    cluster.update(agentSession, framework, cluster.status("t", TaskState.RUNNING));

    agentSession = cluster.agent("a1", Optional.of(agent));
    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.GONE);
  }

  @Test
  void waitsForTheEndOfATaskThatTheRegistryHasForgottenBeforeItOffersItsAgent() {
    agentSession = cluster.agent("a1", Optional.of(agent));
    cluster.report(agentSession, Resources.of(3, 4096));
    assertThat(cluster.told(AllocatorCommand.AddAgent.class)).isEmpty();

    cluster.report(agentSession, ALL);
    assertThat(cluster.told(AllocatorCommand.AddAgent.class)).hasSize(1);
  }

  @Test
  void repeatsAKillToAnAgentThatWasAway() {
    launch("t");
    cluster.decide(new MasterCommand.SessionBroken(agentSession, "test"));
    cluster.say(session, new FrameworkToMaster.KillTask(new TaskId("t"), Optional.empty()));
    assertThat(cluster.sent(agentSession, MasterToAgent.KillAgentTask.class)).isEmpty();

    agentSession =
        cluster.agent(
            "a1",
            Optional.of(agent),
            new AgentToMaster.HeldTask(
                framework, CoreScenario.task("t", 1, 100), cluster.status("t", TaskState.RUNNING)));
    assertThat(cluster.sent(agentSession, MasterToAgent.KillAgentTask.class)).hasSize(1);
  }

  @Test
  void ignoresAnAllocationThatWasMadeBeforeTheAgentReturned() {
    long before = cluster.incarnation();
    agentSession = cluster.agent("a1", Optional.of(agent));
    cluster.report(agentSession);
    cluster.allocate(framework, agent, before, ALL);
    assertThat(cluster.sent(session, MasterToFramework.ResourceOffers.class)).isEmpty();
    assertThat(cluster.told(AllocatorCommand.Recover.class)).hasSize(1);
  }

  @Test
  void removesAFrameworkThatDoesNotReturnAndKillsItsTasks() {
    launch("t");
    cluster.decide(new MasterCommand.SessionBroken(session, "test"));
    cluster.decide(new MasterCommand.FromAgent(agentSession, new AgentToMaster.AgentPong()));
    cluster.passWithPongs(Duration.ofSeconds(61), agentSession, session);

    assertThat(cluster.registry().framework(framework).orElseThrow().isRemoved()).isTrue();
    cluster.update(agentSession, framework, cluster.status("t", TaskState.KILLED));
    assertThat(cluster.sent(agentSession, MasterToAgent.AcknowledgeAgentStatus.class)).hasSize(1);
    assertThat(cluster.told(AllocatorCommand.RemoveFramework.class)).hasSize(1);
    assertThat(cluster.registry().frameworks().all()).isEmpty();
    assertThat(cluster.registry().history().frameworks()).hasSize(1);

    session = cluster.subscribe(FrameworkInfo.named("f").withId(framework));
    assertThat(cluster.sent(session, MasterToFramework.FrameworkError.class)).hasSize(1);
  }

  @Test
  void tellsAgentsToShutATornDownFrameworkDown() {
    launch("t");
    cluster.say(session, new FrameworkToMaster.Teardown());
    assertThat(cluster.sent(agentSession, MasterToAgent.ShutdownFramework.class)).hasSize(1);
    assertThat(cluster.task(framework, "t").state())
        .as("until its agent has reported the end")
        .isEqualTo(TaskState.STAGING);
  }

  @Test
  void letsASecondSessionOfAFrameworkReplaceTheFirst() {
    Offer offer = cluster.offer(session, framework, agent, ALL);
    SessionId second = cluster.subscribe(FrameworkInfo.named("f").withId(framework));
    assertThat(cluster.sent(session, MasterToFramework.FrameworkError.class)).hasSize(1);
    assertThat(cluster.told(AllocatorCommand.Recover.class)).hasSize(1);
    cluster.launch(second, offer, CoreScenario.task("t", 1, 1));
    assertThat(cluster.lastEvents()).isEmpty();
  }

  @Test
  void remembersTasksAndDeadlinesAcrossAFailOver() {
    launch("t");
    long epoch = cluster.registry().epoch();
    cluster.failOver();
    assertThat(cluster.registry().epoch()).as("as the journal gave it").isEqualTo(epoch + 4);
    assertThat(cluster.registry().framework(framework).orElseThrow().failoverDeadline())
        .hasValue(cluster.now().plus(Duration.ofMinutes(1)));

    session = cluster.subscribe(FrameworkInfo.named("f").withId(framework));
    assertThat(cluster.subscribed(session)).isEqualTo(framework);
    cluster.say(session, new FrameworkToMaster.Reconcile(List.of()));
    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.STAGING);
  }

  @Test
  void answersReconciliationOfAnUnknownTask() {
    cluster.say(session, new FrameworkToMaster.Reconcile(List.of(new TaskId("never"))));
    assertThat(statuses()).extracting(TaskStatus::state).containsExactly(TaskState.UNKNOWN);
  }

  @Test
  void closesSessionsItDoesNotKnow() {
    SessionId stranger = cluster.newSession();
    cluster.decide(new MasterCommand.FromAgent(stranger, new AgentToMaster.AgentPong()));
    assertThat(cluster.effects())
        .containsExactly(new MasterEffect.CloseSession(stranger, "no such session", false));
  }

  @Test
  void givesAnAgentTheIdThatWasAnsweredIntoTheVoid() {
    cluster.decide(new MasterCommand.SessionBroken(agentSession, "test"));
    SessionId again = cluster.agent("a1", Optional.empty());
    assertThat(cluster.sent(again, MasterToAgent.AgentRegistered.class).get(0).id())
        .isEqualTo(agent);
  }

  @Test
  void killsForAnOperatorWhateverTheFramework() {
    launch("t");
    TaskKey key = new TaskKey(framework, new TaskId("t"));
    cluster.decide(new MasterCommand.KillByOperator(7, key));
    assertThat(cluster.effects()).contains(new MasterEffect.Answer(7, Optional.empty()));
    assertThat(cluster.sent(agentSession, MasterToAgent.KillAgentTask.class)).hasSize(1);
  }
}
