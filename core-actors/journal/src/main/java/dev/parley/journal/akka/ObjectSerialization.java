package dev.parley.journal.akka;

import akka.actor.ExtendedActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializer;
import akka.serialization.Serializers;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** Objects to bytes and back, with the serializers of an actor system. Thread-safe. */
final class ObjectSerialization {
  private final Serialization serialization;

  ObjectSerialization(ExtendedActorSystem system) {
    this.serialization = SerializationExtension.get(system);
  }

  /** Fails with whatever the serializer throws; some of it is checked, though undeclared. */
  Serialized write(Object object) {
    Serializer serializer = serialization.findSerializerFor(object);
    return new Serialized(
        serializer.identifier(),
        Serializers.manifestFor(serializer, object),
        // Not the serializer itself: references within are written with this system's address.
        serialization.serialize(object).get());
  }

  @Nullable Serialized writeIfPresent(Option<Object> object) {
    return object.isDefined() ? write(object.get()) : null;
  }

  Object read(Serialized object) {
    return serialization
        .deserialize(object.bytes(), object.serializerId(), object.manifest())
        .get();
  }
}
