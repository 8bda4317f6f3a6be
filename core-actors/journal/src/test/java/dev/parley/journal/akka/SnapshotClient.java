package dev.parley.journal.akka;

import akka.actor.ActorRef;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.Persistence;
import akka.persistence.SaveSnapshotSuccess;
import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import akka.persistence.SnapshotProtocol.DeleteSnapshot;
import akka.persistence.SnapshotProtocol.DeleteSnapshots;
import akka.persistence.SnapshotProtocol.LoadSnapshot;
import akka.persistence.SnapshotProtocol.LoadSnapshotFailed;
import akka.persistence.SnapshotProtocol.LoadSnapshotResult;
import akka.persistence.SnapshotProtocol.SaveSnapshot;
import akka.persistence.SnapshotSelectionCriteria;
import com.typesafe.config.ConfigFactory;
import java.util.Optional;
import scala.jdk.javaapi.OptionConverters;

/** Talks to the snapshot store plug-in as a persistent actor does. */
final class SnapshotClient {
  private final ActorTestKit kit;
  private final ActorRef store;

  SnapshotClient(ActorTestKit kit) {
    this.kit = kit;
    this.store =
        Persistence.get(Adapter.toClassic(kit.system()))
            .snapshotStoreFor("", ConfigFactory.empty());
  }

  /** The metadata with the time at which it was saved. */
  SnapshotMetadata save(String id, long sequenceNr, Object state) {
    return save(SnapshotMetadata.apply(id, sequenceNr), state);
  }

  SnapshotMetadata save(SnapshotMetadata metadata, Object state) {
    return ((SaveSnapshotSuccess) trySave(metadata, state)).metadata();
  }

  Object trySave(SnapshotMetadata metadata, Object state) {
    return ask(new SaveSnapshot(metadata, state)).receiveMessage(JournalClient.PATIENCE);
  }

  Optional<Object> loadState(String id, SnapshotSelectionCriteria criteria) {
    return load(id, criteria).map(SelectedSnapshot::snapshot);
  }

  Optional<SelectedSnapshot> load(String id, SnapshotSelectionCriteria criteria) {
    return load(id, criteria, Long.MAX_VALUE);
  }

  Optional<SelectedSnapshot> load(
      String id, SnapshotSelectionCriteria criteria, long toSequenceNr) {
    Object answer = beginLoad(id, criteria, toSequenceNr).receiveMessage(JournalClient.PATIENCE);
    if (answer instanceof LoadSnapshotFailed failed) {
      throw new IllegalStateException(failed.cause().getMessage(), failed.cause());
    }
    return OptionConverters.toJava(((LoadSnapshotResult) answer).snapshot());
  }

  TestProbe<Object> beginLoad(String id, SnapshotSelectionCriteria criteria, long toSequenceNr) {
    return ask(new LoadSnapshot(id, criteria, toSequenceNr));
  }

  Object delete(SnapshotMetadata metadata) {
    return ask(new DeleteSnapshot(metadata)).receiveMessage(JournalClient.PATIENCE);
  }

  Object delete(String id, SnapshotSelectionCriteria criteria) {
    return ask(new DeleteSnapshots(id, criteria)).receiveMessage(JournalClient.PATIENCE);
  }

  private TestProbe<Object> ask(Object request) {
    TestProbe<Object> probe = kit.createTestProbe();
    store.tell(request, Adapter.toClassic(probe.ref()));
    return probe;
  }
}
