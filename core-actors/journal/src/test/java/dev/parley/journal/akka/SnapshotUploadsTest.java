package dev.parley.journal.akka;

import static akka.persistence.SnapshotSelectionCriteria.latest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.Done;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.persistence.SnapshotSelectionCriteria;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.records.SnapshotRef;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a snapshot after its save was answered. */
class SnapshotUploadsTest {
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
    system = PluginSystem.over(group, PARTS_OF_1000_BYTES);
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
                .filteredOn(SnapshotUploadsTest::isSecondPart)
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
  void snapshotsOfSeveralIdsAllArrive() {
    for (int i = 1; i <= 5; i++) {
      snapshots.save("p-" + i, i, LARGE + i);
    }
    for (int i = 1; i <= 5; i++) {
      assertThat(snapshots.loadState("p-" + i, latest())).contains(LARGE + i);
    }
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
  void beginsAgainWhenAnotherUploadGotInBetween() {
    group.hold(SnapshotUploadsTest::isSecondPart);
    snapshots.save("p", 10, LARGE);
    awaitSecondParts(1);
    beginOtherUpload(1);
    group.regainMajority();
    assertThat(snapshots.loadState("p", latest())).contains(LARGE);
  }

  @Test
  void givesUpWhenOthersGetInBetweenAgainAndAgain() {
    group.hold(SnapshotUploadsTest::isSecondPart);
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
