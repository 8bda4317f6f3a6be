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
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void eventsGoOnlyWhenTheSnapshotThatWasSavedBeforeIsDurable() {
    system.journal().write(JournalClient.each("p", "w", 1, 5, "a"));
    group.hold(RaftSnapshotStoreTest::isSecondPart);
    snapshots.save("p", 5, LARGE);
    TestProbe<Object> deleted = system.journal().beginDelete("p", 5);
    // Answered after the delete was taken up, since the journal takes up one after the other.
    assertThat(system.journal().recover("p").payloads()).hasSize(5);
    assertThat(group.submitted(DeleteEvents.class)).isEmpty();
    system.eventually(
        () -> assertThat(group.submitted(SnapshotPart.class)).anyMatch(p -> p.part() == 1));
    group.regainMajority();
    assertThat(deleted.receiveMessage(JournalClient.PATIENCE))
        .isEqualTo(new DeleteMessagesSuccess(5));
    assertThat(group.read().newestSnapshot("p", SnapshotRange.ALL)).isPresent();
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
  void aDeleteThatArrivesAgainLaterSparesASnapshotThatWasSavedAgainUnderItsNumber() {
    long before = snapshots.save("p", 1, "old").timestamp();
    snapshots.delete("p", latest());
    List<DeleteSnapshots> commands = group.submitted(DeleteSnapshots.class);
    system.eventually(() -> assertThat(System.currentTimeMillis()).isGreaterThan(before));
    snapshots.save("p", 1, "again");
    system.durable("p");
    group.submit(commands.get(commands.size() - 1)).toCompletableFuture().join();
    assertThat(snapshots.loadState("p", latest())).contains("again");
  }
}
