package dev.parley.sdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.Role;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import dev.parley.protocol.messages.FrameworkToMaster.KillTask;
import dev.parley.protocol.messages.FrameworkToMaster.Reconcile;
import dev.parley.protocol.messages.FrameworkToMaster.Revive;
import dev.parley.protocol.messages.FrameworkToMaster.Suppress;
import dev.parley.protocol.messages.MasterToFramework.StatusUpdate;
import dev.parley.sdk.testkit.Statuses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallsWithoutASessionTest {
  private static final TaskId TASK = new TaskId("t1");
  private static final KillTask KILL = new KillTask(TASK, Optional.empty());
  private static final Role ENG = new Role("eng");
  private static final Role OPS = new Role("ops");

  @Test
  void areSentOnceThereIsOne() {
    CoreRun run = CoreRun.acknowledgingByHand();
    TaskStatus running = Statuses.of("s1", TASK, TaskState.RUNNING, CoreRun.AGENT);
    run.receive(new StatusUpdate(running));
    run.disconnect();
    run.handle.kill(TASK);
    run.handle.acknowledge(running);
    run.handle.revive(Set.of());
    run.handle.reconcile(List.of());
    run.handle.reconcile(List.of(TASK));
    assertThat(run.effects()).isEmpty();
    run.subscribe();
    assertThat(run.sent())
        .containsExactly(
            new Revive(Set.of(Role.ANY)),
            KILL,
            new AcknowledgeStatus(TASK, CoreRun.AGENT, new StatusId("s1")),
            new Reconcile(List.of()),
            new Reconcile(List.of(TASK)));
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).as("what may still be needed").containsExactly(KILL);
  }

  @Test
  void aKillIsRepeatedInEverySessionUntilTheTaskHasEnded() {
    CoreRun run = CoreRun.subscribed();
    run.handle.kill(TASK);
    assertThat(run.sent()).containsExactly(KILL);
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).containsExactly(KILL);
    run.receive(new StatusUpdate(Statuses.of("s1", TASK, TaskState.KILLING, CoreRun.AGENT)));
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).containsExactly(KILL);
    run.receive(new StatusUpdate(Statuses.of("s2", TASK, TaskState.KILLED, CoreRun.AGENT)));
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).isEmpty();
  }

  @Test
  void ofSeveralKillsOfATaskTheLastIsRepeated() {
    CoreRun run = CoreRun.subscribed();
    run.handle.kill(TASK);
    run.handle.kill(TASK, Duration.ZERO);
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).containsExactly(new KillTask(TASK, Optional.of(Duration.ZERO)));
  }

  @Test
  void suppressedRolesStaySuppressedAfterAFailOver() {
    FrameworkInfo info = FrameworkInfo.named("test").withRoles(Set.of(ENG, OPS));
    CoreRun run = new CoreRun(new SchedulerCore(info, false));
    run.subscribe();
    run.handle.suppress(Set.of());
    assertThat(run.sent()).containsExactly(new Suppress(Set.of()));
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).containsExactly(new Suppress(Set.of(ENG, OPS)));
    run.handle.revive(Set.of(ENG));
    run.disconnect();
    run.subscribe();
    assertThat(run.sent()).containsExactly(new Suppress(Set.of(OPS)));
  }

  @Test
  void ofRevivalAndSuppressionTheLastCounts() {
    FrameworkInfo info = FrameworkInfo.named("test").withRoles(Set.of(ENG, OPS));
    CoreRun run = new CoreRun(new SchedulerCore(info, false));
    run.handle.revive(Set.of());
    run.handle.suppress(Set.of(OPS));
    run.subscribe();
    assertThat(run.sent()).containsExactly(new Suppress(Set.of(OPS)), new Revive(Set.of(ENG)));
  }
}
