package dev.parley.journal.akka;

import static dev.parley.journal.akka.Futures.asScala;

import akka.actor.ExtendedActorSystem;
import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import akka.persistence.SnapshotSelectionCriteria;
import akka.persistence.snapshot.japi.SnapshotStore;
import com.typesafe.config.Config;
import dev.parley.journal.command.JournalCommand.DeleteSnapshots;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;
import scala.concurrent.Future;

/**
 * Akka's snapshot store on a group of replicas. Akka stops a persistent actor until its snapshot is
 * saved, so a save is answered when the state is handed over; it is serialized and uploaded in the
 * background, and what it covers is deleted only after it is durable. Without a majority everything
 * else waits, and nothing fails.
 *
 * <p>A load sees what was saved here before it was asked for, and what the group had committed by
 * then. It is asked for before the recovery's claim; what another incarnation writes in between is
 * found by the journal's {@link Replay}.
 */
final class RaftSnapshotStore extends SnapshotStore {
  private final RaftJournalExtension shared;
  private final CommittedReads committed;
  private final StandbyLoad standby;
  private final SnapshotSerialization serialization;
  private final SnapshotSettings settings;
  private final Executor threads;

  RaftSnapshotStore(Config config) {
    ExtendedActorSystem system = (ExtendedActorSystem) context().system();
    shared = RaftJournalExtension.get(system);
    committed = new CommittedReads(shared.group());
    standby = new StandbyLoad(shared.standby());
    serialization = new SnapshotSerialization(new ObjectSerialization(system));
    settings = SnapshotSettings.of(config);
    threads = system.dispatchers().lookup(settings.threads());
  }

  @Override
  public Future<Optional<SelectedSnapshot>> doLoadAsync(
      String persistenceId, SnapshotSelectionCriteria criteria) {
    return asScala(
        shared
            .durable(persistenceId)
            // If one was given up, the newest of the others is the one to load.
            .handle((durable, givenUp) -> persistenceId)
            .thenCompose(committed::reader)
            .thenCompose(
                store ->
                    standby
                        .newest(store, persistenceId, range(criteria))
                        .thenCompose(
                            kept ->
                                kept.isPresent()
                                    ? CompletableFuture.completedStage(kept)
                                    : stored(store, persistenceId, range(criteria)))));
  }

  private CompletionStage<Optional<SelectedSnapshot>> stored(
      StoreReader store, String persistenceId, SnapshotRange range) {
    return Futures.in(
        threads, () -> new SnapshotLoad(store, serialization).newest(persistenceId, range));
  }

  @Override
  public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object state) {
    SnapshotRef snapshot =
        new SnapshotRef(metadata.persistenceId(), metadata.sequenceNr(), metadata.timestamp());
    if (settings.inBackground()) {
      shared.uploads().add(snapshot, () -> serialization.write(metadata, state));
    } else {
      SnapshotBytes bytes = serialized(snapshot, metadata, state);
      shared.uploads().add(snapshot, () -> bytes);
    }
    return asScala(CompletableFuture.completedStage(null));
  }

  private SnapshotBytes serialized(SnapshotRef snapshot, SnapshotMetadata metadata, Object state) {
    try {
      return serialization.write(metadata, state);
    } catch (Exception e) { // also a checked one, which Scala does not declare
      // Akka now deletes what is stored under this number, which may be an older, good one.
      shared.uploads().giveUp(snapshot, e);
      throw e;
    }
  }

  /** Of this number, and of this time unless that is 0. */
  @Override
  public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
    long number = metadata.sequenceNr();
    long time = metadata.timestamp();
    return delete(
        metadata.persistenceId(),
        new SnapshotRange(number, number, time, time == 0 ? Long.MAX_VALUE : time));
  }

  @Override
  public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
    return delete(persistenceId, range(criteria));
  }

  /** As with events: not while a newer one is on its way, and not if that was given up. */
  private Future<Void> delete(String persistenceId, SnapshotRange range) {
    return asScala(
        shared
            .durable(persistenceId)
            .thenCompose(durable -> bounded(persistenceId, range))
            .thenCompose(bounded -> committed.done(new DeleteSnapshots(persistenceId, bounded)))
            .thenApply(index -> null));
  }

  /** Not beyond what is stored now: a copy of the command that comes late must delete no more. */
  private CompletionStage<SnapshotRange> bounded(String persistenceId, SnapshotRange range) {
    return committed
        .reader(persistenceId)
        .thenApply(
            store -> {
              List<SnapshotRef> stored = store.snapshots(persistenceId, range);
              return new SnapshotRange(
                  range.minSequenceNr(),
                  greatest(stored, SnapshotRef::sequenceNr),
                  range.minTimestampMillis(),
                  // One that is saved again under its number has a later time.
                  greatest(stored, SnapshotRef::timestampMillis));
            });
  }

  private static long greatest(List<SnapshotRef> stored, ToLongFunction<SnapshotRef> field) {
    return stored.stream().mapToLong(field).max().orElse(0);
  }

  private static SnapshotRange range(SnapshotSelectionCriteria criteria) {
    return new SnapshotRange(
        criteria.minSequenceNr(),
        criteria.maxSequenceNr(),
        criteria.minTimestamp(),
        criteria.maxTimestamp());
  }
}
