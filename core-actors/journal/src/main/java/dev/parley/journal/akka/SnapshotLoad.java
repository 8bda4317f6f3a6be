package dev.parley.journal.akka;

import akka.persistence.SelectedSnapshot;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the newest snapshot of a range from one replica. */
final class SnapshotLoad {
  private final StoreReader store;
  private final SnapshotSerialization serialization;

  SnapshotLoad(StoreReader store, SnapshotSerialization serialization) {
    this.store = store;
    this.serialization = serialization;
  }

  /**
   * @throws IOException if it is there and cannot be read
   */
  Optional<SelectedSnapshot> newest(String persistenceId, SnapshotRange range) throws IOException {
    Optional<SnapshotRef> found = store.newestSnapshot(persistenceId, range);
    while (found.isPresent()) {
      SnapshotRef snapshot = found.get();
      try (InputStream in = store.open(snapshot)) {
        return Optional.of(serialization.read(snapshot, in.readAllBytes()));
      } catch (IOException e) {
        // A newer one may have come, and this one have been deleted, between the two calls.
        found = store.newestSnapshot(persistenceId, range);
        if (found.equals(Optional.of(snapshot))) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }
}
