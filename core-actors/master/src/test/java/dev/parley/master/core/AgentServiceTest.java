package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.allocator.AllocatorCommand;
import dev.parley.master.registry.AgentTerms;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.model.ids.TaskId;
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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentServiceTest {
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

  private AgentTerms.State state() {
    return cluster.registry().agent(agent).orElseThrow().terms().state();
  }

  private List<TaskStatus> statuses() {
    return cluster.sent(session, MasterToFramework.StatusUpdate.class).stream()
        .map(MasterToFramework.StatusUpdate::status)
        .toList();
  }

  private Optional<Refusal> drain(Optional<Duration> mostGrace, boolean markGone) {
    return cluster.order(new OperatorOrder.DrainAgent(agent, mostGrace, markGone));
  }

  @Test
  void refusesToDealWithAnAgentThatIsNotThere() {
    assertThat(cluster.order(new OperatorOrder.DeactivateAgent(new AgentId("nobody"))))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNKNOWN);
              assertThat(refusal.message()).contains("nobody");
            });
    assertThat(cluster.lastEvents()).isEmpty();
  }

  @Test
  void takesADeactivatedAgentFromTheAllocatorAndItsOffersBack() {
    Offer offer = cluster.offer(session, framework, agent, ALL);
    assertThat(cluster.order(new OperatorOrder.DeactivateAgent(agent))).isEmpty();
    assertThat(cluster.told(AllocatorCommand.RemoveAgent.class)).hasSize(1);
    assertThat(cluster.sent(session, MasterToFramework.RescindOffers.class))
        .singleElement()
        .satisfies(r -> assertThat(r.offers()).containsExactly(offer.id()));
    assertThat(state()).isEqualTo(AgentTerms.State.DEACTIVATED);

    assertThat(cluster.order(new OperatorOrder.DeactivateAgent(agent))).isEmpty();
    assertThat(cluster.lastEvents()).as("done before").isEmpty();
  }

  @Test
  void runsTheTasksOfADeactivatedAgentOnAndCountsThemWhenItIsReactivated() {
    launch("t");
    cluster.order(new OperatorOrder.DeactivateAgent(agent));
    assertThat(cluster.sent(agentSession, MasterToAgent.KillAgentTask.class)).isEmpty();

    assertThat(cluster.order(new OperatorOrder.ReactivateAgent(agent))).isEmpty();
    assertThat(cluster.told(AllocatorCommand.AddAgent.class))
        .singleElement()
        .satisfies(
            added -> {
              assertThat(added.total()).isEqualTo(ALL);
              assertThat(added.used()).hasSize(1);
            });
    assertThat(state()).isEqualTo(AgentTerms.State.ACTIVE);
  }

  @Test
  void makesWhatWasAllocatedBeforeTheDeactivationVoid() {
    long before = cluster.incarnation();
    cluster.order(new OperatorOrder.DeactivateAgent(agent));
    cluster.order(new OperatorOrder.ReactivateAgent(agent));
    cluster.allocate(framework, agent, before, ALL);
    assertThat(cluster.sent(session, MasterToFramework.ResourceOffers.class)).isEmpty();

    cluster.allocate(framework, agent, cluster.incarnation(), ALL);
    assertThat(cluster.sent(session, MasterToFramework.ResourceOffers.class)).hasSize(1);
  }

  @Test
  void doesNotOfferADeactivatedAgentThatReturnsToAnotherMaster() {
    cluster.order(new OperatorOrder.DeactivateAgent(agent));
    cluster.failOver();
    agentSession = cluster.agent("a1", Optional.of(agent));
    cluster.report(agentSession);
    assertThat(cluster.told(AllocatorCommand.AddAgent.class)).isEmpty();

    cluster.order(new OperatorOrder.ReactivateAgent(agent));
    assertThat(cluster.told(AllocatorCommand.AddAgent.class)).hasSize(1);
  }

  @Test
  void killsTheTasksOfADrainingAgentWithTheShorterGrace() {
    launch("t");
    assertThat(drain(Optional.of(Duration.ofSeconds(1)), false)).isEmpty();
    assertThat(cluster.sent(agentSession, MasterToAgent.KillAgentTask.class))
        .singleElement()
        .satisfies(kill -> assertThat(kill.grace()).hasValue(Duration.ofSeconds(1)));
    assertThat(drain(Optional.of(Duration.ofHours(1)), false)).isEmpty();
    assertThat(cluster.sent(agentSession, MasterToAgent.KillAgentTask.class))
        .singleElement()
        .satisfies(kill -> assertThat(kill.grace()).hasValue(Duration.ofSeconds(3)));
    assertThat(cluster.told(AllocatorCommand.RemoveAgent.class)).as("out of service").isEmpty();
    assertThat(state()).isEqualTo(AgentTerms.State.DRAINING);
  }

  @Test
  void isDrainedWhenTheLastTaskHasEnded() {
    launch("t1");
    launch("t2");
    drain(Optional.empty(), false);
    cluster.update(agentSession, framework, cluster.status("t1", TaskState.KILLED));
    assertThat(state()).isEqualTo(AgentTerms.State.DRAINING);
    assertThat(cluster.order(new OperatorOrder.ReactivateAgent(agent)))
        .hasValueSatisfying(r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT));

    cluster.update(agentSession, framework, cluster.status("t2", TaskState.KILLED));
    assertThat(state()).isEqualTo(AgentTerms.State.DRAINED);
    assertThat(cluster.order(new OperatorOrder.ReactivateAgent(agent))).isEmpty();
    assertThat(state()).isEqualTo(AgentTerms.State.ACTIVE);
  }

  @Test
  void doesNotCallAnAgentDrainedWhoseTasksMayRunOutOfReach() {
    launch("t");
    cluster.decide(new MasterCommand.SessionBroken(agentSession, "test"));
    drain(Optional.empty(), false);
    cluster.pass(Duration.ofSeconds(16));
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.UNREACHABLE);
    assertThat(state()).isEqualTo(AgentTerms.State.DRAINING);
  }

  @Test
  void drainsAnIdleAgentAtOnce() {
    drain(Optional.empty(), false);
    assertThat(cluster.lastEvents())
        .hasSize(2)
        .hasAtLeastOneElementOfType(RegistryEvent.AgentDrainStarted.class)
        .hasAtLeastOneElementOfType(RegistryEvent.AgentDrained.class);
  }

  @Test
  void goesOnWithADrainUnderAnotherMaster() {
    launch("t");
    drain(Optional.of(Duration.ZERO), false);
    cluster.failOver();
    agentSession =
        cluster.agent(
            "a1",
            Optional.of(agent),
            new AgentToMaster.HeldTask(
                framework, CoreScenario.task("t", 1, 100), cluster.status("t", TaskState.RUNNING)));
    assertThat(cluster.sent(agentSession, MasterToAgent.KillAgentTask.class))
        .singleElement()
        .satisfies(kill -> assertThat(kill.grace()).hasValue(Duration.ZERO));

    agentSession = cluster.agent("a1", Optional.of(agent));
    assertThat(state()).as("it came back without the task").isEqualTo(AgentTerms.State.DRAINED);
  }

  @Test
  void isDrainedWhenItLeavesInOrder() {
    launch("t");
    drain(Optional.empty(), false);
    cluster.decide(new MasterCommand.FromAgent(agentSession, new AgentToMaster.UnregisterAgent()));
    cluster.agent("a1", Optional.of(agent));
    assertThat(state()).isEqualTo(AgentTerms.State.DRAINED);
  }

  @Test
  void marksADrainedAgentGoneWhereThatWasAskedFor() {
    launch("t");
    drain(Optional.empty(), true);
    cluster.update(agentSession, framework, cluster.status("t", TaskState.KILLED));
    assertThat(cluster.registry().agent(agent)).isEmpty();
    assertThat(cluster.registry().agents().former().isGone(agent)).isTrue();
    assertThat(statuses())
        .extracting(TaskStatus::state)
        .as("once as its agent said it, once to be believed without an acknowledgement")
        .containsExactly(TaskState.KILLED, TaskState.KILLED);
    assertThat(cluster.registry().tasks().all()).isEmpty();
  }

  @Test
  void endsTheTasksOfAnAgentThatIsMarkedGone() {
    launch("t");
    assertThat(cluster.order(new OperatorOrder.MarkAgentGone(agent))).isEmpty();
    assertThat(statuses())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.state()).isEqualTo(TaskState.GONE_BY_OPERATOR);
              assertThat(status.reason()).hasValue(TaskReason.AGENT_REMOVED_BY_OPERATOR);
            });
    assertThat(cluster.registry().tasks().all()).isEmpty();
    assertThat(cluster.sent(agentSession, MasterToAgent.ShutdownFramework.class)).hasSize(1);
    assertThat(cluster.told(AllocatorCommand.RemoveAgent.class)).hasSize(1);
    assertThat(cluster.effects())
        .contains(
            new MasterEffect.CloseSession(
                agentSession, "an operator has marked the agent gone", false));
    assertThat(cluster.order(new OperatorOrder.MarkAgentGone(agent))).as("again").isEmpty();
    assertThat(cluster.lastEvents()).isEmpty();

    cluster.say(session, new FrameworkToMaster.Reconcile(List.of(new TaskId("t"))));
    assertThat(statuses())
        .extracting(TaskStatus::state)
        .containsExactly(TaskState.GONE_BY_OPERATOR);
  }

  @Test
  void doesNotLetAGoneAgentReturnAndHasItEndItsTasksFirst() {
    launch("t");
    cluster.order(new OperatorOrder.MarkAgentGone(agent));
    cluster.failOver();
    SessionId again =
        cluster.agent(
            "a1",
            Optional.of(agent),
            new AgentToMaster.HeldTask(
                framework, CoreScenario.task("t", 1, 100), cluster.status("t", TaskState.RUNNING)));
    assertThat(cluster.sent(again, MasterToAgent.ShutdownFramework.class)).hasSize(1);
    assertThat(cluster.sent(again, MasterToAgent.AgentRefused.class)).isEmpty();

    SessionId empty = cluster.agent("a1", Optional.of(agent));
    assertThat(cluster.sent(empty, MasterToAgent.AgentRefused.class))
        .singleElement()
        .satisfies(refused -> assertThat(refused.message()).contains(agent.value(), "gone"));
    assertThat(cluster.lastEvents()).isEmpty();
    assertThat(cluster.registry().agents().all()).isEmpty();

    SessionId fresh = cluster.agent("a1", Optional.empty());
    assertThat(cluster.sent(fresh, MasterToAgent.AgentRegistered.class).get(0).id())
        .isNotEqualTo(agent);
  }

  @Test
  void doesNotWaitForAnUnreachableAgentThatIsMarkedGone() {
    launch("t");
    cluster.say(session, new FrameworkToMaster.FrameworkPong());
    cluster.pass(Duration.ofSeconds(10));
    cluster.say(session, new FrameworkToMaster.FrameworkPong());
    cluster.pass(Duration.ofSeconds(6));
    assertThat(cluster.task(framework, "t").state()).isEqualTo(TaskState.UNREACHABLE);

    cluster.order(new OperatorOrder.MarkAgentGone(agent));
    assertThat(statuses())
        .extracting(TaskStatus::state)
        .containsExactly(TaskState.GONE_BY_OPERATOR);
  }
}
