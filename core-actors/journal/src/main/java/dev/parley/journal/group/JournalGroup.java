package dev.parley.journal.group;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.store.StoreReader;
import java.util.concurrent.CompletionStage;

/**
 * The group of replicas as seen from one node that has a replica of its own. Thread-safe. Outlives
 * actor systems.
 */
public interface JournalGroup {
  /**
   * Has the group agree on a command. Completes when it is durable on a majority and applied, with
   * the store's answer. Without a majority it waits, for as long as that lasts; a command whose
   * fate is unknown is sent again, which the store recognises. Fails with {@link
   * JournalClosedException} only when this node's part of the group is closed.
   */
  CompletionStage<JournalReply> submit(JournalCommand command);

  /**
   * This node's own replica, once it has applied the log up to {@code index}. Waits for as long as
   * that takes; fails with {@link JournalClosedException} when this node's part is closed.
   */
  CompletionStage<StoreReader> readAt(long index);

  /** This node's own replica as it is now. */
  StoreReader read();

  /**
   * Follows a persistence id on this node's own replica, in every state of the group, until the
   * answer is closed.
   */
  AutoCloseable follow(String persistenceId, EventFollower follower);
}
