package dev.parley.journal.store;

import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Done;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.records.EventRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param persistenceId that got new events, null if none did
 */
record Change(JournalReply reply, @Nullable String persistenceId, List<EventRecord> events) {
  static Change none(JournalReply reply) {
    return new Change(reply, null, List.of());
  }

  static Change done(long index) {
    return none(new Done(index));
  }

  static Change added(long index, String persistenceId, List<EventRecord> events) {
    return new Change(new Done(index), persistenceId, events);
  }

  static Change refused(Reason reason, String message) {
    return none(new Refused(reason, message));
  }
}
