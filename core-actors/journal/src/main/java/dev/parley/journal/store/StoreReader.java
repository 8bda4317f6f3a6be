package dev.parley.journal.store;

import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.MembersTable;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what one replica holds. Thread-safe; a read sees a state that the replica was in. */
public interface StoreReader {
  /** The index of the last log entry that is applied here; -1 before the first. */
  long appliedIndex();

  Set<String> persistenceIds();

  /** The highest number ever written, also if its event is deleted; 0 if there is none. */
  long highestSequenceNr(String persistenceId);

  /** The newest claim; 0 if there is none. */
  long claim(String persistenceId);

  /**
   * Gives the events that are not deleted, in order, in the caller's thread.
   *
   * @param from inclusive
   * @param to inclusive
   * @param max at most so many
   * @throws IOException naming the file, if one cannot be read or is damaged
   */
  void replay(String persistenceId, long from, long to, long max, Consumer<EventRecord> consumer)
      throws IOException;

  /** All complete snapshots in this range, in no order. */
  List<SnapshotRef> snapshots(String persistenceId, SnapshotRange range);

  /** The newest complete snapshot in this range. */
  Optional<SnapshotRef> newestSnapshot(String persistenceId, SnapshotRange range);

  /**
   * The bytes of a snapshot. Stays readable while open, even if the snapshot is deleted meanwhile.
   *
   * @throws IOException if there is no such snapshot, or it is damaged
   */
  InputStream open(SnapshotRef snapshot) throws IOException;

  /** Who may be a replica. */
  MembersTable members();
}
