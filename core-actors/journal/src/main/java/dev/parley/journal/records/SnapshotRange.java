package dev.parley.journal.records;

/** Which snapshots of a persistence id are meant; all bounds are inclusive. */
public record SnapshotRange(
    long minSequenceNr, long maxSequenceNr, long minTimestampMillis, long maxTimestampMillis) {
  public static final SnapshotRange ALL = new SnapshotRange(0, Long.MAX_VALUE, 0, Long.MAX_VALUE);

  public boolean contains(SnapshotRef snapshot) {
    return snapshot.sequenceNr() >= minSequenceNr
        && snapshot.sequenceNr() <= maxSequenceNr
        && snapshot.timestampMillis() >= minTimestampMillis
        && snapshot.timestampMillis() <= maxTimestampMillis;
  }
}
