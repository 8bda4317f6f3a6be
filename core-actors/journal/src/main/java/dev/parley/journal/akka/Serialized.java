package dev.parley.journal.akka;

/**
 * An object as Akka's serialization wrote it. The bytes are not copied; nobody changes them.
 *
 * @param serializerId of the serializer that can read it
 * @param manifest tells that serializer what it is; may be empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record Serialized(int serializerId, String manifest, byte[] bytes) {}
