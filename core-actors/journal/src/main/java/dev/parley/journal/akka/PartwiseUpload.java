package dev.parley.journal.akka;

import akka.Done;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.SnapshotRef;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot on its way into the group, part by part: the next part is sent a moment after the
 * one before is durable, so that other entries of the log come between them. Each step runs in a
 * thread of the given pool, one at a time.
 */
final class PartwiseUpload {
  /** A late copy of another upload's first part ends ours; it is not likely to happen thrice. */
  private static final int MAX_ATTEMPTS = 3;

  private final JournalGroup group;
  private final SnapshotRef snapshot;
  private final SnapshotBytes bytes;
  private final int partBytes;
  private final Executor threads;
  private final Executor threadsAfterPause;
  private final CompletableFuture<Done> outcome = new CompletableFuture<>();
  private String attempt = newAttempt();
  private int attempts = 1;
  private int part;

  PartwiseUpload(
      JournalGroup group,
      SnapshotRef snapshot,
      SnapshotBytes bytes,
      SnapshotSettings settings,
      Executor threads) {
    this.group = group;
    this.snapshot = snapshot;
    this.bytes = bytes;
    this.partBytes = settings.partBytes();
    this.threads = threads;
    Duration pause = settings.pause();
    this.threadsAfterPause =
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, threads);
  }

  /** Completes when the whole snapshot is durable on a majority. */
  CompletableFuture<Done> begin() {
    send();
    return outcome;
  }

  /** Sends no part any more. */
  void stop(Throwable reason) {
    outcome.completeExceptionally(reason);
  }

  private void send() {
    if (outcome.isDone()) {
      return;
    }
    long from = (long) part * partBytes;
    long to = Math.min(from + partBytes, bytes.length());
    SnapshotPart next =
        new SnapshotPart(snapshot, attempt, part, to == bytes.length(), bytes.slice(from, to));
    group
        .submit(next)
        .whenCompleteAsync((reply, failure) -> answered(next, reply, failure), threads);
  }

  private void answered(
      SnapshotPart sent, @Nullable JournalReply reply, @Nullable Throwable failure) {
    if (failure != null) {
      outcome.completeExceptionally(Futures.cause(failure));
    } else if (reply instanceof Refused refused) {
      refused(refused);
    } else if (sent.last()) {
      outcome.complete(Done.getInstance());
    } else {
      part++;
      threadsAfterPause.execute(this::send);
    }
  }

  private void refused(Refused refused) {
    if (refused.reason() != Reason.OTHER_UPLOAD || attempts == MAX_ATTEMPTS) {
      outcome.completeExceptionally(CommittedReads.unexpected(refused));
      return;
    }
    attempts++;
    attempt = newAttempt();
    part = 0;
    threadsAfterPause.execute(this::send);
  }

  private static String newAttempt() {
    return UUID.randomUUID().toString();
  }
}
