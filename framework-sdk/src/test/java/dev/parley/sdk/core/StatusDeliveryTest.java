package dev.parley.sdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.StatusId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import dev.parley.protocol.messages.MasterToFramework.StatusUpdate;
import dev.parley.sdk.FrameworkEvent.StatusReceived;
import dev.parley.sdk.testkit.Statuses;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StatusDeliveryTest {
  private static final TaskId TASK = new TaskId("t1");
  private static final TaskStatus RUNNING =
      Statuses.of("s1", TASK, TaskState.RUNNING, CoreRun.AGENT);
  private static final AcknowledgeStatus ACKNOWLEDGEMENT =
      new AcknowledgeStatus(TASK, CoreRun.AGENT, new StatusId("s1"));

  @Test
  void deliversAStatusAndThenAcknowledgesIt() {
    CoreRun run = CoreRun.subscribed();
    run.receive(new StatusUpdate(RUNNING));
    assertThat(run.effects())
        .containsExactly(
            new SchedulerEffect.Deliver(new StatusReceived(RUNNING)),
            new SchedulerEffect.SendToMaster(ACKNOWLEDGEMENT));
  }

  @Test
  void acknowledgesAStatusThatIsSentAgainWithoutDeliveringItAgain() {
    CoreRun run = CoreRun.subscribed();
    run.receive(new StatusUpdate(RUNNING));
    run.receive(new StatusUpdate(RUNNING));
    assertThat(run.effects()).containsExactly(new SchedulerEffect.SendToMaster(ACKNOWLEDGEMENT));
  }

  @Test
  void knowsDeliveredStatusesAfterAFailOver() {
    CoreRun run = CoreRun.subscribed();
    run.receive(new StatusUpdate(RUNNING));
    run.disconnect();
    run.subscribe();
    run.receive(new StatusUpdate(RUNNING));
    assertThat(run.delivered()).isEmpty();
    assertThat(run.sent()).containsExactly(ACKNOWLEDGEMENT);
  }

  @Test
  void tellsStatusesOfDifferentTasksAndAgentsApart() {
    CoreRun run = CoreRun.subscribed();
    run.receive(new StatusUpdate(RUNNING));
    run.receive(
        new StatusUpdate(Statuses.of("s1", new TaskId("t2"), TaskState.RUNNING, CoreRun.AGENT)));
    assertThat(run.delivered()).hasSize(1);
    run.receive(new StatusUpdate(Statuses.of("s1", TASK, TaskState.RUNNING, new AgentId("a2"))));
    assertThat(run.delivered()).hasSize(1);
  }

  @Test
  void deliversWhatAMasterMadeEveryTimeAndAcknowledgesNothing() {
    TaskStatus unreachable =
        TaskStatus.byMaster(
            TASK, TaskState.UNREACHABLE, TaskReason.AGENT_DISCONNECTED, "", Instant.EPOCH);
    CoreRun run = CoreRun.subscribed();
    for (int i = 0; i < 2; i++) {
      run.receive(new StatusUpdate(unreachable));
      assertThat(run.effects())
          .containsExactly(new SchedulerEffect.Deliver(new StatusReceived(unreachable)));
    }
  }

  @Test
  void leavesTheAcknowledgementToAnAuthorWhoWantsIt() {
    CoreRun run = CoreRun.acknowledgingByHand();
    run.receive(new StatusUpdate(RUNNING));
    assertThat(run.sent()).isEmpty();
    run.receive(new StatusUpdate(RUNNING));
    assertThat(run.effects()).as("sent again while the author is at it").isEmpty();
    run.handle.acknowledge(RUNNING);
    assertThat(run.sent()).containsExactly(ACKNOWLEDGEMENT);
    run.receive(new StatusUpdate(RUNNING));
    assertThat(run.effects()).containsExactly(new SchedulerEffect.SendToMaster(ACKNOWLEDGEMENT));
  }

  @Test
  void anAuthorsAcknowledgementIsNotNeededOtherwise() {
    CoreRun run = CoreRun.subscribed();
    run.receive(new StatusUpdate(RUNNING));
    run.handle.acknowledge(RUNNING);
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void forgetsTheAcknowledgedStatusThatWasNotSeenForLongest() {
    DeliveredStatuses statuses = new DeliveredStatuses(2);
    AcknowledgeStatus first = status("s1");
    AcknowledgeStatus second = status("s2");
    AcknowledgeStatus third = status("s3");
    assertThat(statuses.arrived(status("s0"))).isEqualTo(DeliveredStatuses.Arrival.NEW);
    statuses.acknowledged(first);
    statuses.acknowledged(second);
    assertThat(statuses.arrived(first)).isEqualTo(DeliveredStatuses.Arrival.ACKNOWLEDGED);
    statuses.acknowledged(third);
    assertThat(statuses.arrived(first)).isEqualTo(DeliveredStatuses.Arrival.ACKNOWLEDGED);
    assertThat(statuses.arrived(second)).isEqualTo(DeliveredStatuses.Arrival.NEW);
    assertThat(statuses.arrived(status("s0")))
        .as("not acknowledged, so never forgotten")
        .isEqualTo(DeliveredStatuses.Arrival.WAITING);
  }

  private static AcknowledgeStatus status(String id) {
    return new AcknowledgeStatus(TASK, CoreRun.AGENT, new StatusId(id));
  }
}
