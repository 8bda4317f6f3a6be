package dev.parley.journal.akka;

import dev.parley.journal.records.SnapshotRef;

/** The newest snapshot of a persistence id is not stored, so nothing that it covers may go. */
final class SnapshotGivenUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long sequenceNr;
  private final long order;

  SnapshotGivenUpException(SnapshotRef snapshot, long order, Throwable cause) {
    super(
        "%s: the snapshot of %d could not be stored, so nothing is deleted until a newer one is: %s"
            .formatted(snapshot.persistenceId(), snapshot.sequenceNr(), cause),
        cause);
    this.sequenceNr = snapshot.sequenceNr();
    this.order = order;
  }

  /** Whether a snapshot that is stored now does what the missing one should have done. */
  boolean isMadeGoodBy(HandedOver stored) {
    return stored.order() > order && stored.snapshot().sequenceNr() >= sequenceNr;
  }
}
