package dev.parley.journal.store;

import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.MembersTable;
import java.util.List;
import java.util.Map;

/**
 * The whole state of a store at one index, unchanging, for a flush to write. Holds references, no
 * copies of events.
 */
record Capture(
    long term, long index, Restore restore, MembersTable members, Map<String, One> kept) {

  /** What is kept for one persistence id. */
  record One(
      WriteRights rights,
      long deletedTo,
      SnapshotShelf shelf,
      List<Run> runs,
      List<EventRecord> tail) {}
}
