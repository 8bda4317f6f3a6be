package dev.parley.journal.group;

import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.StoreReader;
import java.util.List;

/**
 * Told of one persistence id's events as a replica applies them. Called in the replica's thread.
 */
public interface EventFollower {
  /**
   * What follows does not continue what came before: at the beginning, and when the replica took
   * over a whole state from another one. Events up to and including {@code index} are to be read
   * from {@code reader}, not here but in a thread of one's own.
   */
  void startOver(StoreReader reader, long index);

  /** Events were applied with the log entry {@code index}. Return at once. */
  void onEvents(long index, List<EventRecord> events);

  /** An entry that does not concern this persistence id was applied: the state is as of there. */
  void onIndex(long index);
}
