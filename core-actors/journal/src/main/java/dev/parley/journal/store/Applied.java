package dev.parley.journal.store;

import dev.parley.journal.records.EventRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Told of every entry that a store has applied. */
@FunctionalInterface
public interface Applied {
  /**
   * Called in the thread that applies, after readers can see the entry. Return at once.
   *
   * @param persistenceId that got events, null if none did
   * @param events that are new with this entry, in order; empty for a repeated or refused command
   */
  void applied(long index, @Nullable String persistenceId, List<EventRecord> events);
}
