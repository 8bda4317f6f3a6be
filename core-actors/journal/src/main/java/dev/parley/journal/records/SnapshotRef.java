package dev.parley.journal.records;

/**
 * Names one snapshot of a persistence id.
 *
 * @param sequenceNr of the last event it covers
 * @param timestampMillis when it was taken, since the epoch
 */
public record SnapshotRef(String persistenceId, long sequenceNr, long timestampMillis) {}
