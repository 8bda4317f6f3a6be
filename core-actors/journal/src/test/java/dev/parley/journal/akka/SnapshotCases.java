package dev.parley.journal.akka;

import static akka.persistence.SnapshotSelectionCriteria.latest;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.ExtendedActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.DeleteSnapshotSuccess;
import akka.persistence.DeleteSnapshotsSuccess;
import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import akka.persistence.SnapshotSelectionCriteria;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.SnapshotRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.Option;

/** What Akka asks of every snapshot store, and the options that this one supports. */
public abstract class SnapshotCases {
  private final String id = "p-" + UUID.randomUUID();
  private final List<SnapshotMetadata> saved = new ArrayList<>();
  private PluginSystem system;
  private SnapshotClient snapshots;

  /** The group to test the plug-in on; it may have been used before. */
  protected abstract JournalGroup group();

  @BeforeEach
  void saveFiveSnapshots() {
    // Akka's cases save without a pause, and want to find all of them.
    system = PluginSystem.over(group(), "dev.parley.raft-snapshot-store.max-waiting = 5");
    snapshots = system.snapshots();
    for (int i = 1; i <= 5; i++) {
      saved.add(snapshots.save(id, i + 10, "s-" + i));
    }
  }

  @AfterEach
  void stop() {
    system.close();
  }

  private static SnapshotSelectionCriteria upTo(long sequenceNr) {
    return upTo(sequenceNr, Long.MAX_VALUE);
  }

  private static SnapshotSelectionCriteria upTo(long sequenceNr, long timestamp) {
    return SnapshotSelectionCriteria.create(sequenceNr, timestamp);
  }

  private SelectedSnapshot s(int number) {
    return SelectedSnapshot.create(saved.get(number - 1), "s-" + number);
  }

  @Test
  void loadsNothingForAnUnknownId() {
    assertThat(snapshots.load("other-" + id, latest())).isEmpty();
  }

  @Test
  void loadsNothingOutsideOfTheBounds() {
    assertThat(snapshots.load(id, upTo(Long.MAX_VALUE, 100))).isEmpty();
    assertThat(snapshots.load(id, upTo(7))).isEmpty();
    assertThat(snapshots.load(id, latest(), 7)).isEmpty();
    assertThat(
            snapshots.load(
                id, SnapshotSelectionCriteria.create(Long.MAX_VALUE, Long.MAX_VALUE, 16, 0)))
        .isEmpty();
    assertThat(
            snapshots.load(
                id,
                SnapshotSelectionCriteria.create(
                    Long.MAX_VALUE, Long.MAX_VALUE, 0, saved.get(4).timestamp() + 1)))
        .isEmpty();
  }

  @Test
  void loadsTheNewest() {
    assertThat(snapshots.load(id, latest())).contains(s(5));
  }

  @Test
  void loadsTheNewestWithinABoundOfNumbers() {
    assertThat(snapshots.load(id, upTo(13))).contains(s(3));
    assertThat(snapshots.load(id, latest(), 13)).contains(s(3));
  }

  @Test
  void loadsTheNewestWithinBoundsOfNumbersAndTime() {
    long time = saved.get(2).timestamp();
    assertThat(snapshots.load(id, upTo(13, time))).contains(s(3));
    assertThat(snapshots.load(id, upTo(Long.MAX_VALUE, time), 13)).contains(s(3));
  }

  @Test
  void deletesTheOneOfANumber() {
    SnapshotMetadata third = SnapshotMetadata.apply(id, 13);
    assertThat(snapshots.delete(third)).isEqualTo(new DeleteSnapshotSuccess(third));
    assertThat(snapshots.load(id, upTo(13))).contains(s(2));
    assertThat(snapshots.load(id, latest())).contains(s(5));
  }

  @Test
  void deletesAllWithinBoundsOfNumbersAndTime() {
    SnapshotSelectionCriteria bounds = upTo(13, saved.get(2).timestamp());
    assertThat(snapshots.delete(id, bounds)).isEqualTo(new DeleteSnapshotsSuccess(bounds));
    assertThat(snapshots.load(id, bounds)).isEmpty();
    assertThat(snapshots.load(id, upTo(14, saved.get(3).timestamp()))).contains(s(4));
  }

  @Test
  void deletesNoneThatIsNewerThanTheBoundOfTime() {
    SnapshotSelectionCriteria bounds = upTo(14, saved.get(3).timestamp() - 1);
    assertThat(snapshots.delete(id, bounds)).isEqualTo(new DeleteSnapshotsSuccess(bounds));
    assertThat(snapshots.load(id, upTo(14, saved.get(3).timestamp()))).contains(s(4));
  }

  @Test
  void deletesNoneBelowTheLowerBound() {
    SnapshotSelectionCriteria bounds =
        SnapshotSelectionCriteria.create(Long.MAX_VALUE, Long.MAX_VALUE, 13, 0);
    assertThat(snapshots.delete(id, bounds)).isEqualTo(new DeleteSnapshotsSuccess(bounds));
    assertThat(snapshots.load(id, latest())).contains(s(2));
  }

  @Test
  void deletesAllWithoutAnyBound() {
    assertThat(snapshots.delete(id, latest())).isEqualTo(new DeleteSnapshotsSuccess(latest()));
    assertThat(snapshots.load(id, latest())).isEmpty();
    snapshots.save(id, 16, "s-6");
    assertThat(snapshots.loadState(id, latest())).contains("s-6");
  }

  @Test
  void deletesNothingWithinNoBounds() {
    assertThat(snapshots.delete(id, SnapshotSelectionCriteria.none()))
        .isEqualTo(new DeleteSnapshotsSuccess(SnapshotSelectionCriteria.none()));
    assertThat(snapshots.load(id, latest())).contains(s(5));
    assertThat(snapshots.load(id, upTo(11))).contains(s(1));
  }

  @Test
  void deletesByTimeWhateverTheNumber() {
    saveAt(20, 1000, "early");
    saveAt(3, 2000, "late");
    SnapshotSelectionCriteria old = upTo(Long.MAX_VALUE, 1500);
    assertThat(snapshots.delete(id, old)).isEqualTo(new DeleteSnapshotsSuccess(old));
    assertThat(snapshots.load(id, latest())).contains(s(5));
    assertThat(snapshots.loadState(id, upTo(3))).contains("late");
  }

  @Test
  void deletesSinceATimeWhateverTheNumber() {
    saveAt(20, 1000, "early");
    saveAt(3, 2000, "late");
    SnapshotSelectionCriteria since =
        SnapshotSelectionCriteria.create(Long.MAX_VALUE, Long.MAX_VALUE, 0, 1500);
    assertThat(snapshots.delete(id, since)).isEqualTo(new DeleteSnapshotsSuccess(since));
    assertThat(snapshots.loadState(id, latest())).contains("early");
    assertThat(snapshots.load(id, upTo(19))).isEmpty();
  }

  @Test
  void deletesOnlyWhereNumberAndTimeAreWithinBounds() {
    saveAt(20, 1000, "early");
    saveAt(3, 2000, "late");
    SnapshotSelectionCriteria both = SnapshotSelectionCriteria.create(30, 1500, 10, 500);
    assertThat(snapshots.delete(id, both)).isEqualTo(new DeleteSnapshotsSuccess(both));
    assertThat(snapshots.load(id, latest())).contains(s(5));
    assertThat(snapshots.loadState(id, upTo(3))).contains("late");
  }

  /** Akka's own saves take the time of day. */
  private void saveAt(long number, long time, String state) {
    SnapshotSerialization serialization =
        new SnapshotSerialization(
            new ObjectSerialization(
                (ExtendedActorSystem) Adapter.toClassic(system.kit().system())));
    SnapshotMetadata metadata = new SnapshotMetadata(id, number, time);
    system
        .extension()
        .uploads()
        .add(new SnapshotRef(id, number, time), () -> serialization.write(metadata, state));
    system.durable(id);
  }

  @Test
  void replacesTheOneOfTheSameNumber() {
    SnapshotMetadata again = snapshots.save(saved.get(4), "s-5-modified");
    assertThat(snapshots.load(id, upTo(15)))
        .contains(SelectedSnapshot.create(again, "s-5-modified"));
  }

  @Test
  void keepsASnapshotOfManyParts() {
    String state = "0123456789".repeat(100_000);
    snapshots.save(id, 100, state);
    assertThat(snapshots.loadState(id, latest())).contains(state);
  }

  @Test
  void serializesStatesForThisActorSystem() {
    ActorRef someone = Adapter.toClassic(system.kit().createTestProbe().ref());
    snapshots.save(id, 100, new Addressed(someone));
    assertThat(snapshots.loadState(id, latest())).contains(new Addressed(someone));
  }

  @Test
  void keepsMetadata() {
    SnapshotMetadata metadata = SnapshotMetadata.apply(id, 100).withMetadata("m");
    snapshots.save(metadata, "s");
    assertThat(snapshots.load(id, latest()).orElseThrow().metadata().metadata())
        .isEqualTo(Option.apply("m"));
  }
}
