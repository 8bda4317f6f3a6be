package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SafeModeTest {
  private static final Duration LONG = Duration.ofMinutes(30);

  private final CoreScenario cluster = new CoreScenario();
  private SessionId framework = new SessionId("none");
  private SessionId agent = new SessionId("none");
  private FrameworkId frameworkId = new FrameworkId("none");
  private AgentId agentId = new AgentId("none");

  @BeforeEach
  void oneAgentAndOneFramework() {
    framework = cluster.subscribe(FrameworkInfo.named("f"));
    frameworkId = cluster.subscribed(framework);
    agent = cluster.agent("a1", Optional.empty());
    agentId = cluster.sent(agent, MasterToAgent.AgentRegistered.class).get(0).id();
    cluster.report(agent);
  }

  private Offer offer() {
    return cluster.offer(framework, frameworkId, agentId, Resources.of(4, 4096));
  }

  private void run(String task) {
    cluster.launch(framework, offer(), CoreScenario.task(task, 1, 64));
    cluster.update(agent, frameworkId, cluster.status(task, TaskState.RUNNING));
  }

  @Test
  void aProofOfASecondAgoIsGoodEnoughAndAnOlderOneIsNot() {
    Offer offer = offer();
    cluster.loseQuorum();

    cluster.pass(Duration.ofSeconds(1));
    assertThat(cluster.openOffers()).containsExactly(offer);

    cluster.pass(Duration.ofMillis(1));
    assertThat(cluster.openOffers()).isEmpty();
    assertThat(cluster.sent(framework, MasterToFramework.RescindOffers.class))
        .containsExactly(new MasterToFramework.RescindOffers(List.of(offer.id())));
    assertThat(cluster.told(AllocatorCommand.Recover.class))
        .extracting(AllocatorCommand.Recover::resources)
        .containsExactly(offer.resources());
  }

  @Test
  void aProofThatIsAheadOfTheClockIsNone() {
    offer();
    cluster.loseQuorum();
    cluster.decide(new MasterCommand.QuorumProved(cluster.now().plusSeconds(1)));

    assertThat(cluster.openOffers()).isEmpty();
  }

  @Test
  void launchesNothingOnAnOfferThatIsStillOnTheWay() {
    Offer offer = offer();
    cluster.loseQuorum();
    cluster.pass(Duration.ofSeconds(2));

    cluster.launch(framework, offer, CoreScenario.task("t", 1, 64));

    assertThat(cluster.sent(agent, MasterToAgent.RunTasks.class)).isEmpty();
    assertThat(cluster.lastEvents()).isEmpty();
    assertThat(cluster.sent(framework, MasterToFramework.StatusUpdate.class))
        .singleElement()
        .satisfies(u -> assertThat(u.status().reason()).hasValue(TaskReason.INVALID_OFFERS));
  }

  @Test
  void offersByItselfAgainWhatWasAllocatedMeanwhile() {
    cluster.loseQuorum();
    cluster.pass(Duration.ofSeconds(2));
    cluster.allocate(frameworkId, agentId, cluster.incarnation(), Resources.of(1, 64));
    assertThat(cluster.effects()).isEmpty();

    cluster.pass(LONG);
    cluster.regainQuorum();

    assertThat(cluster.sent(framework, MasterToFramework.ResourceOffers.class))
        .singleElement()
        .satisfies(o -> assertThat(o.offers()).hasSize(1));
    run("t");
    assertThat(cluster.task(frameworkId, "t").state()).isEqualTo(TaskState.RUNNING);
  }

  @Test
  void aNewLeaderOffersNothingBeforeItHasAProof() {
    cluster.loseQuorum();
    cluster.failOver();
    SessionId again = cluster.agent("a1", Optional.of(agentId));
    assertThat(cluster.effects()).isEmpty();

    cluster.regainQuorum();

    assertThat(cluster.sent(again, MasterToAgent.AgentRegistered.class)).hasSize(1);
  }

  @Test
  void nobodyIsGivenUpForATimeInWhichNobodyCouldBeHeard() {
    run("t");
    SessionId away = cluster.agent("a2", Optional.empty());
    cluster.decide(new MasterCommand.SessionBroken(away, "a message was lost"));
    cluster.loseQuorum();
    cluster.pass(Duration.ofSeconds(2));

    cluster.pass(LONG);
    assertThat(cluster.lastEvents()).isEmpty();
    assertThat(cluster.sent(agent, MasterToAgent.Ping.class)).hasSize(1);
    assertThat(cluster.sent(framework, MasterToFramework.Heartbeat.class)).hasSize(1);

    cluster.regainQuorum();
    cluster.pass(Duration.ofSeconds(10));
    assertThat(cluster.lastEvents()).isEmpty();
    assertThat(cluster.task(frameworkId, "t").state()).isEqualTo(TaskState.RUNNING);

    cluster.say(framework, new FrameworkToMaster.FrameworkPong());
    cluster.pass(Duration.ofSeconds(10));
    assertThat(cluster.task(frameworkId, "t").state()).isEqualTo(TaskState.UNREACHABLE);
  }

  @Test
  void aFrameworkWhoseTimeRanOutMeanwhileGetsSomeToReturn() {
    cluster.decide(new MasterCommand.SessionBroken(framework, "a message was lost"));
    cluster.loseQuorum();
    cluster.pass(Duration.ofSeconds(2));
    cluster.pass(LONG);
    cluster.regainQuorum();

    cluster.pass(Duration.ofSeconds(14));
    assertThat(cluster.registry().framework(frameworkId)).get().matches(f -> !f.isRemoved());
    cluster.pass(Duration.ofSeconds(2));
    assertThat(cluster.registry().framework(frameworkId)).isEmpty();
  }

  @Test
  void timeInWhichAWriteHeldUpEverythingCountsForNobodyEither() {
    run("t");
    cluster.decide(new MasterCommand.HeldUp(LONG));
    Instant before = cluster.now();
    cluster.pass(Duration.ofSeconds(14));
    assertThat(cluster.task(frameworkId, "t").state()).isEqualTo(TaskState.RUNNING);
    assertThat(before).isBefore(cluster.now());
  }

  @Test
  void changesNothingThatIsDurableWhateverIsAsked() {
    run("t");
    cluster.loseQuorum();
    cluster.pass(Duration.ofSeconds(2));

    List<MasterCommand> asked =
        List.of(
            new MasterCommand.FromFramework(
                framework, new FrameworkToMaster.KillTask(new TaskId("t"), Optional.empty())),
            new MasterCommand.FromFramework(
                framework,
                new FrameworkToMaster.AcknowledgeStatus(
                    new TaskId("t"), agentId, new StatusId("t-RUNNING"))),
            new MasterCommand.FromAgent(
                agent,
                new AgentToMaster.AgentStatusUpdate(
                    frameworkId, cluster.status("t", TaskState.FINISHED))),
            new MasterCommand.OrderByOperator(7, new OperatorOrder.RemoveQuota(new Role("eng"))),
            new MasterCommand.SessionBroken(framework, "a message was lost"));
    for (MasterCommand command : asked) {
      cluster.decide(command);
      assertThat(cluster.lastEvents()).as("%s", command).isEmpty();
      assertThat(cluster.effects()).as("%s", command).isEmpty();
    }

    cluster.regainQuorum();
    assertThat(cluster.task(frameworkId, "t").killRequested()).isTrue();
    assertThat(cluster.sent(agent, MasterToAgent.KillAgentTask.class)).hasSize(1);
    assertThat(cluster.effects()).anyMatch(MasterEffect.Answer.class::isInstance);
  }

  @Test
  void whoComesInSafeModeWaitsInItsSessionUntilItIsOver() {
    cluster.loseQuorum();
    cluster.pass(Duration.ofSeconds(2));
    SessionId newcomer = cluster.subscribe(FrameworkInfo.named("g"));
    cluster.say(newcomer, new FrameworkToMaster.FrameworkPong());
    assertThat(cluster.effects()).isEmpty();
    cluster.say(newcomer, new FrameworkToMaster.Suppress(Set.of()));
    assertThat(cluster.effects()).isEmpty();
    cluster.pass(Duration.ofSeconds(1));
    assertThat(cluster.sent(newcomer, MasterToFramework.Heartbeat.class)).hasSize(1);

    cluster.regainQuorum();

    assertThat(cluster.sent(newcomer, MasterToFramework.Subscribed.class)).hasSize(1);
    assertThat(cluster.told(AllocatorCommand.Suppress.class)).hasSize(1);
  }

  /** Found by the simulator: the task stayed in the books, and held its resources. */
  @Test
  void theEndOfATaskOfAFrameworkThatIsGoneIsNotMissed() {
    run("t");
    cluster.say(framework, new FrameworkToMaster.Teardown());
    cluster.loseQuorum();
    cluster.pass(Duration.ofSeconds(2));
    cluster.update(agent, frameworkId, cluster.status("t", TaskState.KILLED));
    assertThat(cluster.lastEvents()).isEmpty();

    cluster.regainQuorum();

    assertThat(cluster.registry().tasks().all()).isEmpty();
    assertThat(cluster.told(AllocatorCommand.Recover.class)).hasSize(1);
  }

  @Test
  void itIsKnownOfEveryMessageWhatBecomesOfItInSafeMode() {
    Set<Class<?>> decided =
        Set.of(
            AgentToMaster.ReportResources.class,
            AgentToMaster.AgentPong.class,
            FrameworkToMaster.AcceptOffers.class,
            FrameworkToMaster.DeclineOffers.class,
            FrameworkToMaster.Revive.class,
            FrameworkToMaster.Suppress.class,
            FrameworkToMaster.FrameworkPong.class,
            MasterCommand.TakeOver.class,
            MasterCommand.TimePassed.class,
            MasterCommand.QuorumProved.class,
            MasterCommand.HeldUp.class,
            MasterCommand.SessionOpened.class,
            MasterCommand.FromAgent.class,
            MasterCommand.FromFramework.class);
    Set<Class<?>> known = new HashSet<>(decided);
    known.addAll(SafeMode.PUT_OFF);
    known.addAll(SafeMode.LEFT_OUT);

    assertThat(known)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(AgentToMaster.class, FrameworkToMaster.class, MasterCommand.class)
                .flatMap(c -> Arrays.stream(c.getPermittedSubclasses()))
                .toList());
  }
}
