package dev.parley.master.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.AgentToMaster.HeldTask;
import dev.parley.protocol.messages.MasterToFramework;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of agents, and of the tasks on them, when another master leads. */
class AgentsAfterFailOverTest {
  private static final Duration TIMEOUT = MasterRules.DEFAULT.reregisterTimeout();
  private static final FrameworkInfo AWARE =
      FrameworkInfo.named("f").withFailoverTimeout(Duration.ofHours(1));
  private static final FrameworkInfo UNAWARE =
      new FrameworkInfo(Optional.empty(), "f", "", AWARE.roles(), Duration.ofHours(1), Set.of());

  private final CoreScenario cluster = new CoreScenario();
  private SessionId framework = new SessionId("none");
  private FrameworkId frameworkId = new FrameworkId("none");
  private AgentId agent = new AgentId("none");

  /** Launches a task, of which the agent says nothing yet; then another master leads. */
  private void launchAndFailOver(FrameworkInfo info) {
    agent = cluster.readyAgent("a1");
    framework = cluster.subscribe(info);
    frameworkId = cluster.subscribed(framework);
    cluster.launch(
        framework,
        cluster.offer(framework, frameworkId, agent, Resources.of(1, 64)),
        CoreScenario.task("t", 1, 64));
    cluster.failOver();
    framework = cluster.subscribe(info.withId(frameworkId));
  }

  private List<TaskState> told() {
    return cluster.sent(framework, MasterToFramework.StatusUpdate.class).stream()
        .map(u -> u.status().state())
        .toList();
  }

  private void pass(Duration time) {
    cluster.passWithPongs(time, new SessionId("another"), framework);
  }

  @Test
  void anAgentThatDoesNotReturnBecomesUnreachableWhenItsTimeIsUpAndNotBefore() {
    launchAndFailOver(AWARE);
    pass(TIMEOUT.minusSeconds(1));
    assertThat(told()).isEmpty();
    assertThat(cluster.task(frameworkId, "t").state()).isEqualTo(TaskState.STAGING);

    pass(Duration.ofSeconds(1));
    assertThat(told()).containsExactly(TaskState.UNREACHABLE);
    assertThat(cluster.registry().agent(agent))
        .get()
        .matches(a -> a.unreachableSince().isPresent());
  }

  @Test
  void aFrameworkThatIsNotPartitionAwareIsToldLost() {
    launchAndFailOver(UNAWARE);
    pass(TIMEOUT);
    assertThat(told()).containsExactly(TaskState.LOST);
  }

  @Test
  void theAgentsTruthWinsWhenItReturnsAfterThat() {
    launchAndFailOver(AWARE);
    pass(TIMEOUT);
    cluster.agent(
        "a1",
        Optional.of(agent),
        new HeldTask(
            frameworkId, CoreScenario.task("t", 1, 64), cluster.status("t", TaskState.RUNNING)));
    assertThat(told()).containsExactly(TaskState.RUNNING);
  }

  @Test
  void aLaunchThatWasCommittedButNeverReachedItsAgentIsDropped() {
    launchAndFailOver(AWARE);
    cluster.agent("a1", Optional.of(agent));
    assertThat(told()).containsExactly(TaskState.DROPPED);
  }
}
