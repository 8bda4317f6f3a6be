package dev.parley.journal.akka;

import static dev.parley.journal.akka.Futures.asScala;

import akka.actor.ExtendedActorSystem;
import akka.persistence.AtomicWrite;
import akka.persistence.PersistentRepr;
import akka.persistence.journal.japi.AsyncWriteJournal;
import com.typesafe.config.Config;
import dev.parley.journal.akka.WritePlan.Batch;
import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalCommand.DeleteEvents;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.command.JournalReply.Refused;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import scala.concurrent.Future;

/**
 * Akka's journal on a group of replicas. A recovery claims the persistence id, and what was written
 * before is what it sees; from then on no other incarnation can write. Without a majority
 * everything waits, and nothing fails.
 *
 * <p>One actor in each actor system. It serializes in its own thread, in the order in which writes
 * come, and replays in threads of another pool; all that must survive its restart is in {@link
 * RaftJournalExtension}, all that must survive a crash is in the group.
 */
final class RaftJournal extends AsyncWriteJournal {
  private final RaftJournalExtension shared;
  private final CommittedReads committed;
  private final EventSerialization serialization;
  private final Executor replayThreads;
  private final long maxAppendBytes;

  RaftJournal(Config config) {
    ExtendedActorSystem system = (ExtendedActorSystem) context().system();
    shared = RaftJournalExtension.get(system);
    committed = new CommittedReads(shared.group());
    serialization = new EventSerialization(new ObjectSerialization(system), InstantSource.system());
    replayThreads = system.dispatchers().lookup(config.getString("replay-dispatcher"));
    maxAppendBytes = config.getBytes("max-append-size");
  }

  @Override
  public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> writes) {
    WritePlan plan = WritePlan.of(writes, serialization, maxAppendBytes);
    CompletionStage<?> written = CompletableFuture.completedStage(null);
    for (Batch batch : plan.batches()) {
      // One after the other: if one is refused, none after it may be written.
      written = written.thenCompose(before -> write(batch));
    }
    return asScala(written.thenApply(all -> plan.rejections()));
  }

  private CompletionStage<Void> write(Batch batch) {
    String id = batch.persistenceId();
    return claimFor(id, batch.writer())
        .thenCompose(claim -> append(new Append(id, claim, batch.writer(), batch.events())));
  }

  private CompletionStage<Void> append(Append append) {
    return shared
        .group()
        .submit(append)
        .thenAccept(
            reply -> {
              if (reply instanceof Refused refused) {
                throw WriteRefusedException.of(append, refused);
              }
            });
  }

  /** A writer that never recovered here claims first; its numbers show whether it knows enough. */
  private CompletionStage<Long> claimFor(String persistenceId, String writer) {
    return shared
        .claims()
        .claimOf(persistenceId, writer)
        .<CompletionStage<Long>>map(CompletableFuture::completedStage)
        .orElseGet(
            () ->
                claim(persistenceId)
                    .thenApply(
                        claimed ->
                            shared
                                .claims()
                                .claimOf(persistenceId, writer)
                                .orElse(claimed.claim())));
  }

  private CompletionStage<Claimed> claim(String persistenceId) {
    return shared
        .group()
        .submit(new Claim(persistenceId, UUID.randomUUID().toString()))
        .thenApply(reply -> granted(persistenceId, reply));
  }

  private Claimed granted(String persistenceId, JournalReply reply) {
    if (reply instanceof Claimed claimed) {
      shared.claims().granted(persistenceId, claimed);
      return claimed;
    }
    throw CommittedReads.unexpected(reply);
  }

  @Override
  public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long fromSequenceNr) {
    return asScala(claim(persistenceId).thenApply(Claimed::highestSequenceNr));
  }

  @Override
  public Future<Void> doAsyncReplayMessages(
      String persistenceId, long from, long to, long max, Consumer<PersistentRepr> consumer) {
    CompletionStage<Claimed> claimed =
        shared
            .claims()
            .newest(persistenceId)
            .<CompletionStage<Claimed>>map(CompletableFuture::completedStage)
            .orElseGet(() -> claim(persistenceId));
    return asScala(
        claimed
            .thenCompose(claim -> shared.group().readAt(claim.index()))
            .thenCompose(
                store ->
                    Futures.in(
                        replayThreads,
                        () -> {
                          new Replay(store, serialization)
                              .run(persistenceId, from, to, max, consumer);
                          return null;
                        })));
  }

  /**
   * Waits for the snapshots that are on their way: what they cover may go only when they are
   * durable. Fails if the newest was given up.
   */
  @Override
  public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
    return asScala(
        shared
            .durable(persistenceId)
            .thenCompose(durable -> written(persistenceId, toSequenceNr))
            .thenCompose(to -> committed.done(new DeleteEvents(persistenceId, to)))
            .thenApply(index -> null));
  }

  /** Not beyond what is written now: a copy of the command that comes late must delete no more. */
  private CompletionStage<Long> written(String persistenceId, long toSequenceNr) {
    return committed
        .reader(persistenceId)
        .thenApply(store -> Math.min(toSequenceNr, store.highestSequenceNr(persistenceId)));
  }
}
