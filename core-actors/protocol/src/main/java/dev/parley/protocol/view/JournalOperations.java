package dev.parley.protocol.view;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * What the HTTP edge may do with the replicated log and with the group of masters that keeps it. On
 * every master, whoever leads. Thread-safe. What makes no sense fails with {@link
 * RefusedOperationException}, thrown or in the stage. A change that is not agreed on in time fails
 * with {@link java.util.concurrent.TimeoutException} and may still come about; one may also wait
 * for as long as there is no majority, and be given up by the caller.
 */
public interface JournalOperations {
  /** Cheap, and never blocks. */
  JournalStatusView status();

  /**
   * Lets one more master in. It becomes a member when its process has started and caught up.
   *
   * @param address {@code host:port} of its cluster port
   */
  CompletionStage<Void> addMaster(String name, String address);

  /** Takes a master out of the group for good. */
  CompletionStage<Void> removeMaster(String name);

  /** Gives a master's place to another machine, which starts with an empty folder. */
  CompletionStage<Void> replaceMaster(String name, String address);

  /**
   * Gives this replica's events of the registry in order, from this number on, as far as there are
   * any at the time of the call, until the taker says no. Blocks its thread, also for as long as
   * the taker does; whatever the taker throws ends it.
   *
   * @param taker whether it wants the next one too
   */
  void dump(long fromSequenceNr, Predicate<StoredEventView> taker) throws IOException;

  /**
   * Writes all that this replica holds, as a backup. Blocks its thread, also for as long as the
   * taker of the bytes does.
   */
  void backup(OutputStream to) throws IOException;

  /**
   * An event as it stands in the log.
   *
   * @param name with its version, for example {@code task-launched.1}
   * @param cbor its content
   */
  @SuppressWarnings("ArrayRecordComponent")
  record StoredEventView(long sequenceNr, Instant at, String name, byte[] cbor) {}
}
