package dev.parley.journal.akka;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.DeleteSnapshots;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Done;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.store.StoreReader;
import java.util.concurrent.CompletionStage;

/**
 * Reads and commands for which the group's word is needed. Without a majority they wait.
 * Thread-safe.
 */
final class CommittedReads {
  /** Contains no snapshot. */
  private static final SnapshotRange NOTHING = new SnapshotRange(1, 0, 1, 0);

  private final JournalGroup group;

  CommittedReads(JournalGroup group) {
    this.group = group;
  }

  /**
   * This node's replica, once it has everything that was committed before this call. An entry that
   * changes nothing goes through the log, and the replica is read where that entry is applied.
   */
  CompletionStage<StoreReader> reader(String persistenceId) {
    return done(new DeleteSnapshots(persistenceId, NOTHING)).thenCompose(group::readAt);
  }

  /** Has a command committed that is answered with {@link Done}: the index of its entry. */
  CompletionStage<Long> done(JournalCommand command) {
    return group.submit(command).thenApply(CommittedReads::index);
  }

  private static long index(JournalReply reply) {
    if (reply instanceof Done done) {
      return done.index();
    }
    throw unexpected(reply);
  }

  static IllegalStateException unexpected(JournalReply reply) {
    return new IllegalStateException(
        reply instanceof Refused refused
            ? "the journal's group refuses: " + refused.message()
            : "the journal's group answers with " + reply);
  }
}
