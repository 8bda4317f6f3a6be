package dev.parley.journal.akka;

import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.SelectedSnapshot;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.MembersTable;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StandbyLoadTest {
  private static final String ID = "a";

  @Test
  void givesTheStateThatIsKept() {
    SelectedSnapshot given = load(kept(7), stored(7), SnapshotRange.ALL).orElseThrow();
    assertThat(given.snapshot()).isEqualTo("kept");
    assertThat(given.metadata().sequenceNr()).isEqualTo(7);
    assertThat(given.metadata().persistenceId()).isEqualTo(ID);
  }

  @Test
  void givesItWhereNoSnapshotIsStored() {
    assertThat(load(kept(1), Optional.empty(), SnapshotRange.ALL)).isPresent();
  }

  @Test
  void leavesItToTheStoreWhoseSnapshotIsNewer() {
    assertThat(load(kept(6), stored(7), SnapshotRange.ALL)).isEmpty();
  }

  @Test
  void leavesItToTheStoreWhenNotJustTheNewestIsAskedFor() {
    SnapshotRange upToFive = new SnapshotRange(0, 5, 0, Long.MAX_VALUE);
    assertThat(load(kept(5), Optional.empty(), upToFive)).isEmpty();
  }

  @Test
  void leavesItToTheStoreWhenNothingIsKeptOrKeepingFailed() {
    assertThat(load(id -> StandbyState.unknown(), stored(1), SnapshotRange.ALL)).isEmpty();
    StandbyState.Keeper broken =
        id -> CompletableFuture.failedFuture(new IllegalStateException("broken"));
    assertThat(load(broken, stored(1), SnapshotRange.ALL)).isEmpty();
  }

  private static Optional<SelectedSnapshot> load(
      StandbyState.Keeper keeper, Optional<SnapshotRef> stored, SnapshotRange range) {
    return new StandbyLoad(keeper)
        .newest(new OneSnapshot(stored), ID, range)
        .toCompletableFuture()
        .join();
  }

  private static StandbyState.Keeper kept(long sequenceNr) {
    return id ->
        CompletableFuture.completedStage(
            id.equals(ID) ? Optional.of(new StandbyState(sequenceNr, "kept")) : Optional.empty());
  }

  private static Optional<SnapshotRef> stored(long sequenceNr) {
    return Optional.of(new SnapshotRef(ID, sequenceNr, 1_000));
  }

  /** A store of which only the newest snapshot is to be asked for. */
  private record OneSnapshot(Optional<SnapshotRef> snapshot) implements StoreReader {
    @Override
    public long appliedIndex() {
      throw new AssertionError();
    }

    @Override
    public Set<String> persistenceIds() {
      throw new AssertionError();
    }

    @Override
    public long highestSequenceNr(String persistenceId) {
      throw new AssertionError();
    }

    @Override
    public long claim(String persistenceId) {
      throw new AssertionError();
    }

    @Override
    public List<SnapshotRef> snapshots(String persistenceId, SnapshotRange range) {
      throw new AssertionError();
    }

    @Override
    public MembersTable members() {
      throw new AssertionError();
    }

    @Override
    public Optional<SnapshotRef> newestSnapshot(String persistenceId, SnapshotRange range) {
      return snapshot.filter(range::contains);
    }

    @Override
    public InputStream open(SnapshotRef ref) {
      throw new AssertionError();
    }

    @Override
    public void replay(
        String persistenceId, long from, long to, long max, Consumer<EventRecord> consumer) {
      throw new AssertionError();
    }
  }
}
