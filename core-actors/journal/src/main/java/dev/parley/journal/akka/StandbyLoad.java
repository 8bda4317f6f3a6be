package dev.parley.journal.akka;

import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a recovery begin with a state that was kept in this process, as if it were a snapshot. */
final class StandbyLoad {
  private static final Logger LOG = LoggerFactory.getLogger(StandbyLoad.class);

  private final StandbyState.Keeper keeper;

  StandbyLoad(StandbyState.Keeper keeper) {
    this.keeper = keeper;
  }

  /**
   * Empty if no state is kept, if the newest snapshot in the store is newer, or if not just the
   * newest is asked for.
   */
  CompletionStage<Optional<SelectedSnapshot>> newest(
      StoreReader store, String persistenceId, SnapshotRange range) {
    if (!range.equals(SnapshotRange.ALL)) {
      return StandbyState.unknown().thenApply(unknown -> Optional.empty());
    }
    return keeper
        .stateOf(persistenceId)
        .exceptionally(failure -> unknown(persistenceId, failure))
        .thenApply(
            kept ->
                kept.filter(state -> state.sequenceNr() >= stored(store, persistenceId))
                    .map(state -> selected(persistenceId, state)));
  }

  private static Optional<StandbyState> unknown(String persistenceId, @Nullable Throwable failure) {
    LOG.warn("The recovery of {} reads what is stored: {}", persistenceId, String.valueOf(failure));
    LOG.debug("No state of {} was at hand", persistenceId, failure);
    return Optional.empty();
  }

  private static long stored(StoreReader store, String persistenceId) {
    return store
        .newestSnapshot(persistenceId, SnapshotRange.ALL)
        .map(SnapshotRef::sequenceNr)
        .orElse(0L);
  }

  private static SelectedSnapshot selected(String persistenceId, StandbyState kept) {
    return SelectedSnapshot.create(
        new SnapshotMetadata(persistenceId, kept.sequenceNr(), 0), kept.state());
  }
}
