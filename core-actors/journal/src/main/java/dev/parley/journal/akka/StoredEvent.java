package dev.parley.journal.akka;

import dev.parley.journal.records.EventRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of an {@link EventRecord} say. Reading needs no actor system; what the payload
 * means, the serializer named in it knows.
 */
public sealed interface StoredEvent {
  /** When it was written, in milliseconds since the epoch. */
  long timestampMillis();

  /** The incarnation of the persistent actor that wrote it. */
  String writer();

  /**
   * An event.
   *
   * @param adapterManifest of the event adapter, empty if there is none
   * @param metadata that Akka keeps with the event, as replicated event sourcing does
   */
  record Written(
      long timestampMillis,
      String writer,
      String adapterManifest,
      @Nullable Serialized metadata,
      Serialized payload)
      implements StoredEvent {}

  /**
   * Stands where a number was given to an event that could not be written: Akka goes on with the
   * next number, and the journal has no gaps. Never replayed.
   *
   * @param reason why it was rejected
   */
  record Rejected(long timestampMillis, String writer, String reason) implements StoredEvent {}

  /**
   * What a record says.
   *
   * @throws IllegalArgumentException if the bytes are damaged, or of a later version
   */
  static StoredEvent of(EventRecord event) {
    return StoredEventFormat.read(event.data());
  }

  /** The record of this event. */
  default EventRecord toRecord(long sequenceNr) {
    return new EventRecord(sequenceNr, StoredEventFormat.write(this));
  }
}
