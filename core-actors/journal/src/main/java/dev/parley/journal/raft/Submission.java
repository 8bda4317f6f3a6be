package dev.parley.journal.raft;

import dev.parley.journal.command.JournalReply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.apache.ratis.protocol.Message;
import org.jspecify.annotations.Nullable;

/** A command on its way. Its fields belong to the thread of its {@link GroupClient}. */
final class Submission {
  private static final long FIRST_WAIT_MILLIS = 30;
  private static final long LONGEST_WAIT_MILLIS = 1000;

  /** In the order in which they were submitted. */
  final long number;

  final Message message;
  final CompletableFuture<JournalReply> answer = new CompletableFuture<>();

  /** To which server, in which of its lives, the last attempt went; null while waiting. */
  @Nullable Object sentTo;

  private @Nullable ScheduledFuture<?> next;
  private int attempts;
  private int failures;

  /** By which Ratis recognises a repeated request for some seconds. */
  private long call;

  Submission(long call, Message message) {
    this.number = call;
    this.call = call;
    this.message = message;
  }

  /**
   * Counts an attempt, and gives its number.
   *
   * @param calls gives a call if the attempt before may still be answered; two of the same call
   *     must not be under way, and Ratis then takes them for two commands, which the store does not
   */
  int attempt(Object to, LongSupplier calls) {
    if (sentTo != null) {
      call = calls.getAsLong();
    }
    sentTo = to;
    stopWaiting();
    return ++attempts;
  }

  long call() {
    return call;
  }

  /** Waits after one more failure: twice as long each time, and never the same for two. */
  void waitFor(LongFunction<ScheduledFuture<?>> timer) {
    sentTo = null;
    stopWaiting();
    long wait = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(failures++, 10));
    next = timer.apply(ThreadLocalRandom.current().nextLong(wait / 2, wait + 1));
  }

  private void stopWaiting() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
  }

  boolean isLast(int attempt) {
    return attempt == attempts;
  }
}
