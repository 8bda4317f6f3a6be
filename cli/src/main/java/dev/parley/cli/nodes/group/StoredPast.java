package dev.parley.cli.nodes.group;

import dev.parley.journal.akka.StoredEvent;
import dev.parley.journal.akka.StoredSnapshot;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import dev.parley.master.log.RegistryLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** What a replica holds of one persistence id. */
record StoredPast(StoreReader reader, String persistenceId) implements RegistryLog.Past {

  @Override
  public Optional<RegistryLog.StoredSnapshot> snapshot() throws IOException {
    Optional<SnapshotRef> newest = reader.newestSnapshot(persistenceId, SnapshotRange.ALL);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream bytes = reader.open(newest.get())) {
      StoredSnapshot stored = StoredSnapshot.read(bytes.readAllBytes());
      return Optional.of(
          new RegistryLog.StoredSnapshot(
              newest.get().sequenceNr(),
              stored.state().manifest(),
              new ByteArrayInputStream(stored.state().bytes())));
    }
  }

  @Override
  public void events(long afterSequenceNr, Consumer<RegistryLog.StoredEvent> consumer)
      throws IOException {
    reader.replay(
        persistenceId,
        afterSequenceNr + 1,
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        event -> read(event).ifPresent(consumer));
  }

  /** Empty for a number whose event could not be written. */
  static Optional<RegistryLog.StoredEvent> read(EventRecord event) {
    return StoredEvent.of(event) instanceof StoredEvent.Written written
        ? Optional.of(
            new RegistryLog.StoredEvent(
                event.sequenceNr(), written.payload().manifest(), written.payload().bytes()))
        : Optional.empty();
  }
}
