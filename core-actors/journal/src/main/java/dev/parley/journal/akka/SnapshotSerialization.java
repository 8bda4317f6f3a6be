package dev.parley.journal.akka;

import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import dev.parley.journal.records.SnapshotRef;

/** Akka's snapshots to the bytes in the store and back. Thread-safe. */
final class SnapshotSerialization {
  private final ObjectSerialization objects;

  SnapshotSerialization(ObjectSerialization objects) {
    this.objects = objects;
  }

  /** Fails with whatever the serializer throws. */
  SnapshotBytes write(SnapshotMetadata metadata, Object state) {
    return new StoredSnapshot(objects.writeIfPresent(metadata.metadata()), objects.write(state))
        .write();
  }

  SelectedSnapshot read(SnapshotRef snapshot, byte[] bytes) {
    StoredSnapshot stored = StoredSnapshot.read(bytes);
    SnapshotMetadata metadata =
        new SnapshotMetadata(
            snapshot.persistenceId(), snapshot.sequenceNr(), snapshot.timestampMillis());
    return SelectedSnapshot.create(
        stored.metadata() == null
            ? metadata
            : metadata.withMetadata(objects.read(stored.metadata())),
        objects.read(stored.state()));
  }
}
