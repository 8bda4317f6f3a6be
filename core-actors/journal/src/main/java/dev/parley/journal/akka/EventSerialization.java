package dev.parley.journal.akka;

import akka.actor.ActorRef;
import akka.persistence.PersistentRepr;
import akka.persistence.journal.Tagged;
import dev.parley.journal.records.EventRecord;
import java.time.InstantSource;

/** Events as Akka Persistence has them to records and back. Thread-safe. */
final class EventSerialization {
  private final ObjectSerialization objects;
  private final InstantSource clock;

  EventSerialization(ObjectSerialization objects, InstantSource clock) {
    this.objects = objects;
    this.clock = clock;
  }

  /** Fails with whatever the serializer throws. Tags are not kept. */
  EventRecord write(PersistentRepr event) {
    Object payload = event.payload() instanceof Tagged tagged ? tagged.payload() : event.payload();
    return new StoredEvent.Written(
            timestamp(event),
            event.writerUuid(),
            event.manifest(),
            objects.writeIfPresent(event.metadata()),
            objects.write(payload))
        .toRecord(event.sequenceNr());
  }

  /** What stands in the place of an event that cannot be written. */
  EventRecord rejected(PersistentRepr event, String reason) {
    return new StoredEvent.Rejected(timestamp(event), event.writerUuid(), reason)
        .toRecord(event.sequenceNr());
  }

  PersistentRepr read(String persistenceId, long sequenceNr, StoredEvent.Written event) {
    PersistentRepr repr =
        PersistentRepr.apply(
                objects.read(event.payload()),
                sequenceNr,
                persistenceId,
                event.adapterManifest(),
                false,
                ActorRef.noSender(),
                event.writer())
            .withTimestamp(event.timestampMillis());
    return event.metadata() == null ? repr : repr.withMetadata(objects.read(event.metadata()));
  }

  private long timestamp(PersistentRepr event) {
    return event.timestamp() == 0 ? clock.millis() : event.timestamp();
  }
}
