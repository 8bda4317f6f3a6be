package dev.parley.journal.records;

/**
 * One event as it is kept: a number within its persistence id, and bytes that only the plug-in
 * reads. The bytes are not copied; nobody changes them.
 *
 * @param sequenceNr from 1, without gaps
 */
@SuppressWarnings("ArrayRecordComponent")
public record EventRecord(long sequenceNr, byte[] data) {}
