package dev.parley.journal.store;

import dev.parley.journal.records.MembersTable;
import java.util.List;
import java.util.Map;

/**
 * What a flush has written: everything but the bytes of events and snapshots, and the files in
 * which those are. A store can be opened from this alone.
 */
record Manifest(
    long term,
    long index,
    Restore restore,
    MembersTable members,
    List<StoreFile> eventFiles,
    Map<String, One> kept) {

  /** What is kept for one persistence id; no part of the shelf is only in memory. */
  record One(WriteRights rights, long deletedTo, SnapshotShelf shelf) {}
}
