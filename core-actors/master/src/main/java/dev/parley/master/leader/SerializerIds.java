package dev.parley.master.leader;

import akka.actor.ExtendedActorSystem;
import java.io.NotSerializableException;

/** What Akka expects of each serializer. */
final class SerializerIds {
  private SerializerIds() {}

  /** The number by which journals name a serializer, from the configuration. */
  static int of(ExtendedActorSystem system, Class<?> serializer) {
    return system
        .settings()
        .config()
        .getInt("akka.actor.serialization-identifiers.\"" + serializer.getName() + "\"");
  }

  static NotSerializableException refused(Exception cause) {
    NotSerializableException refused = new NotSerializableException(cause.getMessage());
    refused.initCause(cause);
    return refused;
  }
}
