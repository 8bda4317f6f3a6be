package dev.parley.sdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Offer;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import dev.parley.protocol.messages.FrameworkToMaster.Reconcile;
import dev.parley.protocol.messages.MasterToFramework.StatusUpdate;
import dev.parley.sdk.FrameworkEvent.StatusReceived;
import dev.parley.sdk.testkit.Statuses;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenLaunchesTest {
  private static final TaskId TASK = new TaskId("t1");

  private final CoreRun run = CoreRun.subscribed();

  private void launch(TaskId... tasks) {
    Offer offer = run.offer("o1");
    run.handle.launch(offer, List.of(tasks).stream().map(OpenLaunchesTest::spec).toList());
  }

  private static TaskSpec spec(TaskId id) {
    return TaskSpec.of(id, "t", Resources.of(1, 64), CommandSpec.shell("true"));
  }

  private static TaskStatus answer(TaskState state) {
    return TaskStatus.byMaster(TASK, state, TaskReason.RECONCILIATION, "", Instant.EPOCH);
  }

  private void endSession() {
    run.disconnect();
    run.subscribe();
  }

  @Test
  void aLaunchOfWhichNothingWasHeardIsAskedForInTheNextSession() {
    launch(TASK);
    endSession();
    assertThat(run.sent()).containsExactly(new Reconcile(List.of(TASK)));
  }

  @Test
  void isAskedForAgainUntilThereIsAnAnswer() {
    launch(TASK);
    endSession();
    endSession();
    assertThat(run.sent()).containsExactly(new Reconcile(List.of(TASK)));
    run.receive(new StatusUpdate(answer(TaskState.STAGING)));
    endSession();
    assertThat(run.sent()).isEmpty();
  }

  @Test
  void ofOneThatNobodyKnowsItsAuthorHearsThatItWasDropped() {
    launch(TASK);
    endSession();
    run.receive(new StatusUpdate(answer(TaskState.UNKNOWN)));
    assertThat(run.delivered())
        .singleElement()
        .satisfies(
            event -> {
              TaskStatus status = ((StatusReceived) event).status();
              assertThat(status.state()).isEqualTo(TaskState.DROPPED);
              assertThat(status.reason()).hasValue(TaskReason.MASTER_DISCONNECTED);
              assertThat(status.message()).contains("not launched");
            });
  }

  @Test
  void whatIsKnownOfItIsToldAsItIs() {
    launch(TASK);
    endSession();
    TaskStatus staging = answer(TaskState.STAGING);
    run.receive(new StatusUpdate(staging));
    assertThat(run.delivered()).containsExactly(new StatusReceived(staging));
  }

  @Test
  void isNotAskedForOnceSomethingWasHeard() {
    launch(TASK);
    run.receive(new StatusUpdate(Statuses.of("s1", TASK, TaskState.RUNNING, CoreRun.AGENT)));
    endSession();
    assertThat(run.sent()).isEmpty();
  }

  @Test
  void theAuthorsOwnReconciliationIsAnsweredInTheMastersWords() {
    run.handle.reconcile(List.of(TASK));
    TaskStatus unknown = answer(TaskState.UNKNOWN);
    run.receive(new StatusUpdate(unknown));
    assertThat(run.delivered()).containsExactly(new StatusReceived(unknown));
  }

  @Test
  void manyAreAskedForInSeveralMessages() {
    TaskId[] tasks =
        IntStream.range(0, 2_500).mapToObj(i -> new TaskId("t" + i)).toArray(TaskId[]::new);
    launch(tasks);
    endSession();
    assertThat(run.sent())
        .hasSize(3)
        .flatMap(message -> ((Reconcile) message).tasks())
        .containsExactly(tasks);
  }
}
