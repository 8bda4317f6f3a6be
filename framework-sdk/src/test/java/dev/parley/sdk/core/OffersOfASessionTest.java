package dev.parley.sdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.OfferId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.offers.Filters;
import dev.parley.model.offers.Offer;
import dev.parley.model.offers.Operation;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.model.tasks.TaskReason;
import dev.parley.model.tasks.TaskSpec;
import dev.parley.model.tasks.TaskState;
import dev.parley.protocol.messages.FrameworkToMaster.AcceptOffers;
import dev.parley.protocol.messages.FrameworkToMaster.DeclineOffers;
import dev.parley.protocol.messages.MasterToFramework.RescindOffers;
import dev.parley.protocol.messages.MasterToFramework.ResourceOffers;
import dev.parley.sdk.FrameworkEvent.OffersReceived;
import dev.parley.sdk.FrameworkEvent.OffersRescinded;
import dev.parley.sdk.FrameworkEvent.StatusReceived;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffersOfASessionTest {
  private static final TaskSpec TASK = task("t1");

  private static TaskSpec task(String id) {
    return TaskSpec.of(new TaskId(id), id, Resources.of(1, 32), CommandSpec.exec("true"));
  }

  @Test
  void deliversOffersAndKeepsThemOpen() {
    CoreRun run = CoreRun.subscribed();
    Offer offer = run.offer("o1");
    assertThat(run.delivered()).containsExactly(new OffersReceived(List.of(offer)));
    assertThat(run.core.openOffers()).containsExactly(offer);
    run.receive(new ResourceOffers(List.of(offer)));
    assertThat(run.effects()).as("the same offer again").isEmpty();
  }

  @Test
  void launchesOnAnOffer() {
    CoreRun run = CoreRun.subscribed();
    Offer offer = run.offer("o1");
    run.handle.launch(offer, List.of(TASK));
    assertThat(run.sent())
        .containsExactly(
            new AcceptOffers(
                List.of(offer.id()), List.of(new Operation.Launch(List.of(TASK))), Filters.NONE));
    assertThat(run.core.openOffers()).isEmpty();
  }

  @Test
  void declinesOffers() {
    CoreRun run = CoreRun.subscribed();
    Offer offer = run.offer("o1");
    Filters hour = Filters.refuseFor(Duration.ofHours(1));
    run.handle.decline(List.of(offer.id()), hour);
    assertThat(run.sent()).containsExactly(new DeclineOffers(List.of(offer.id()), hour));
    assertThat(run.core.openOffers()).isEmpty();
  }

  @Test
  void tellsOfRescindedOffersUnlessTheyWereAnswered() {
    CoreRun run = CoreRun.subscribed();
    Offer first = run.offer("o1");
    Offer second = run.offer("o2");
    run.handle.launch(first, List.of(TASK));
    run.receive(new RescindOffers(List.of(first.id(), second.id())));
    assertThat(run.delivered()).containsExactly(new OffersRescinded(List.of(second.id())));
    run.receive(new RescindOffers(List.of(first.id(), second.id())));
    assertThat(run.effects()).isEmpty();
  }

  @Test
  void letsTheMasterJudgeAnswersToOffersThatAreNotOpen() {
    CoreRun run = CoreRun.subscribed();
    run.handle.accept(List.of(new OfferId("of-old")), List.of(), Filters.NONE);
    assertThat(run.sent()).hasSize(1);
  }

  @Test
  void allOffersAreVoidWhenTheSessionEnds() {
    CoreRun run = CoreRun.subscribed();
    Offer offer = run.offer("o1");
    run.disconnect();
    assertThat(run.core.openOffers()).isEmpty();
    run.handle.decline(List.of(offer.id()), Filters.NONE);
    assertThat(run.effects()).isEmpty();
    run.subscribe();
    assertThat(run.sent()).as("nothing is said about a void offer").isEmpty();
  }

  @Test
  void reportsLaunchesWithoutASessionAsDropped() {
    CoreRun run = CoreRun.subscribed();
    Offer offer = run.offer("o1");
    run.disconnect();
    run.handle.launch(offer, List.of(TASK, task("t2")));
    assertThat(run.sent()).isEmpty();
    assertThat(run.delivered())
        .extracting(event -> ((StatusReceived) event).status())
        .allSatisfy(
            status -> {
              assertThat(status.state()).isEqualTo(TaskState.DROPPED);
              assertThat(status.reason()).contains(TaskReason.MASTER_DISCONNECTED);
              assertThat(status.id()).isEmpty();
            })
        .extracting(status -> status.task().value())
        .containsExactly("t1", "t2");
  }

  @Test
  void reportsThemAsLostToFrameworksThatAreNotPartitionAware() {
    FrameworkInfo aware = FrameworkInfo.named("test");
    FrameworkInfo old =
        new FrameworkInfo(
            aware.id(), aware.name(), aware.user(), aware.roles(), Duration.ZERO, Set.of());
    CoreRun run = new CoreRun(new SchedulerCore(old, false));
    run.handle.accept(
        List.of(new OfferId("o1")), List.of(new Operation.Launch(List.of(TASK))), Filters.NONE);
    assertThat(run.delivered())
        .extracting(event -> ((StatusReceived) event).status().state())
        .containsExactly(TaskState.LOST);
  }
}
