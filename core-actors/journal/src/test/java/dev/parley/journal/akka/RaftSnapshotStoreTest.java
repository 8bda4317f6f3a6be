package dev.parley.journal.akka;

import static akka.persistence.SnapshotSelectionCriteria.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.Done;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.persistence.DeleteMessagesFailure;
import akka.persistence.DeleteMessagesSuccess;
import akka.persistence.DeleteSnapshotsFailure;
import akka.persistence.DeleteSnapshotsSuccess;
import akka.persistence.SaveSnapshotFailure;
import akka.persistence.SnapshotMetadata;
import akka.persistence.SnapshotSelectionCriteria;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.DeleteEvents;
import dev.parley.journal.command.JournalCommand.DeleteSnapshots;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaftSnapshotStoreTest {
  private static final String PARTS_OF_1000_BYTES =
      "dev.parley.raft-snapshot-store { part-size = 1000, pause-between-parts = 0 s }";
  private static final String LARGE = "x".repeat(4500);

  @TempDir private Path folder;
  private SingleStoreGroup group;
  private PluginSystem system;
  private SnapshotClient snapshots;

  @BeforeEach
  void start() {
    group = SingleStoreGroup.in(folder);
    start(PARTS_OF_1000_BYTES);
  }

  private void start(String settings) {
    system = PluginSystem.over(group, settings);
    snapshots = system.snapshots();
  }

  @AfterEach
  void stop() {
    system.close();
    group.close();
  }

  private static boolean isSecondPart(JournalCommand command) {
    return command instanceof SnapshotPart part && part.part() == 1;
  }

  private void awaitSecondParts(int count) {
    system.eventually(
        () ->
            assertThat(group.submitted(SnapshotPart.class))
                .filteredOn(RaftSnapshotStoreTest::isSecondPart)
                .hasSize(count));
  }

  private void beginOtherUpload(int number) {
    group
        .submit(
            new SnapshotPart(new SnapshotRef("p", 1, 1), "other-" + number, 0, false, new byte[1]))
        .toCompletableFuture()
        .join();
  }

  @Test
  void sendsOnePartAtATimeAndTheNextWhenItIsDurable() {
    snapshots.save("p", 10, LARGE);
    system.durable("p");
    List<SnapshotPart> parts = group.submitted(SnapshotPart.class);
    assertThat(parts).extracting(SnapshotPart::part).containsExactly(0, 1, 2, 3, 4);
    assertThat(parts)
        .extracting(SnapshotPart::last)
        .containsExactly(false, false, false, false, true);
    assertThat(parts).extracting(part -> part.data().length).startsWith(1000, 1000, 1000, 1000);
    assertThat(parts).extracting(SnapshotPart::upload).containsOnly(parts.get(0).upload());
    assertThat(group.mostUnanswered()).isEqualTo(1);
  }

  @Test
  void theNewestSaveTakesThePlaceOfOneThatWaits() {
    group.loseMajority();
    snapshots.save("p", 1, "s-1");
    snapshots.save("p", 2, "s-2");
    CompletionStage<Done> durable = system.extension().durable("p");
    snapshots.save("p", 3, "s-3");
    snapshots.save("p", 4, "s-4");
    group.regainMajority();
    durable.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(snapshots.loadState("p", latest())).contains("s-4");
    assertThat(snapshots.loadState("p", SnapshotSelectionCriteria.create(3, Long.MAX_VALUE)))
        .contains("s-1");
  }

  @Test
  void snapshotsOfSeveralIdsAllArrive() {
    for (int i = 1; i <= 5; i++) {
      snapshots.save("p-" + i, i, LARGE + i);
    }
    for (int i = 1; i <= 5; i++) {
      assertThat(snapshots.loadState("p-" + i, latest())).contains(LARGE + i);
    }
  }

  @Test
  void eventsGoOnlyWhenTheSnapshotThatWasSavedBeforeIsDurable() {
    system.journal().write(JournalClient.each("p", "w", 1, 5, "a"));
    group.hold(RaftSnapshotStoreTest::isSecondPart);
    snapshots.save("p", 5, LARGE);
    TestProbe<Object> deleted = system.journal().beginDelete("p", 5);
    // Answered after the delete was taken up, since the journal takes up one after the other.
    assertThat(system.journal().recover("p").payloads()).hasSize(5);
    assertThat(group.submitted(DeleteEvents.class)).isEmpty();
    awaitSecondParts(1);
    group.regainMajority();
    assertThat(deleted.receiveMessage(JournalClient.PATIENCE))
        .isEqualTo(new DeleteMessagesSuccess(5));
    assertThat(group.read().newestSnapshot("p", SnapshotRange.ALL)).isPresent();
  }

  @Test
  void beginsAgainWhenAnotherUploadGotInBetween() {
    group.hold(RaftSnapshotStoreTest::isSecondPart);
    snapshots.save("p", 10, LARGE);
    awaitSecondParts(1);
    beginOtherUpload(1);
    group.regainMajority();
    assertThat(snapshots.loadState("p", latest())).contains(LARGE);
  }

  @Test
  void givesUpWhenOthersGetInBetweenAgainAndAgain() {
    group.hold(RaftSnapshotStoreTest::isSecondPart);
    snapshots.save("p", 10, LARGE);
    LoggingTestKit.error("a snapshot is given up")
        .expect(
            system.kit().system(),
            () -> {
              for (int i = 1; i <= 3; i++) {
                awaitSecondParts(i);
                beginOtherUpload(i);
                group.applyHeld();
              }
              assertThatThrownBy(() -> system.durable("p"))
                  .hasMessageContaining("p: the snapshot of 10 could not be stored");
              return Done.getInstance();
            });
  }

  @Test
  void deletesNothingAfterASnapshotThatCannotBeSerializedUntilThereIsANewerOne() {
    system.journal().write(JournalClient.each("p", "w", 1, 5, "a"));
    snapshots.save("p", 3, "good");
    LoggingTestKit.error("a snapshot is given up")
        .expect(
            system.kit().system(),
            () -> {
              snapshots.save("p", 5, new Object());
              assertThatThrownBy(() -> system.durable("p")).hasMessageContaining("p: the snapshot");
              return Done.getInstance();
            });
    assertThat(system.journal().delete("p", 5)).isInstanceOf(DeleteMessagesFailure.class);
    assertThat(snapshots.delete("p", latest())).isInstanceOf(DeleteSnapshotsFailure.class);
    assertThat(snapshots.loadState("p", latest())).contains("good");
    snapshots.save("p", 5, "better");
    assertThat(system.journal().delete("p", 5)).isInstanceOf(DeleteMessagesSuccess.class);
    assertThat(snapshots.delete("p", SnapshotSelectionCriteria.create(4, Long.MAX_VALUE)))
        .isInstanceOf(DeleteSnapshotsSuccess.class);
    assertThat(snapshots.loadState("p", latest())).contains("better");
  }

  @Test
  void theSaveFailsIfItSerializesItselfAndWhatIsStoredStays() {
    system.close();
    start("dev.parley.raft-snapshot-store.serialize-in-background = off");
    snapshots.save("p", 5, "good");
    Object answer = snapshots.trySave(SnapshotMetadata.apply("p", 5), new Object());
    assertThat(answer).isInstanceOf(SaveSnapshotFailure.class);
    assertThat(snapshots.loadState("p", latest())).contains("good");
  }

  @Test
  void aDeleteThatArrivesAgainLaterSparesNewerSnapshots() {
    snapshots.save("p", 1, "old");
    snapshots.delete("p", latest());
    List<DeleteSnapshots> commands = group.submitted(DeleteSnapshots.class);
    snapshots.save("p", 2, "new");
    system.durable("p");
    group.submit(commands.get(commands.size() - 1)).toCompletableFuture().join();
    assertThat(snapshots.loadState("p", latest())).contains("new");
  }

  @Test
  void aSnapshotOnItsWayIsGivenUpWhenTheActorSystemEnds() {
    group.loseMajority();
    snapshots.save("p", 1, "under way");
    snapshots.save("p", 2, "waits");
    CompletionStage<Done> durable = system.extension().durable("p");
    system.close();
    assertThatThrownBy(() -> durable.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join())
        .hasMessageContaining("the actor system ends");
  }
}
