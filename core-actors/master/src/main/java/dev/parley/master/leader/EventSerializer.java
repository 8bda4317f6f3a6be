package dev.parley.master.leader;

import akka.actor.ExtendedActorSystem;
import akka.serialization.SerializerWithStringManifest;
import dev.parley.master.registry.EventCodec;
import dev.parley.master.registry.RegistryEvent;
import java.io.NotSerializableException;

/** Writes the registry's events for Akka Persistence, as {@link EventCodec} does. */
public final class EventSerializer extends SerializerWithStringManifest {
  private final int identifier;

  public EventSerializer(ExtendedActorSystem system) {
    this.identifier = SerializerIds.of(system, EventSerializer.class);
  }

  @Override
  public int identifier() {
    return identifier;
  }

  @Override
  public String manifest(Object o) {
    return EventCodec.nameOf((RegistryEvent) o);
  }

  @Override
  public byte[] toBinary(Object o) {
    return EventCodec.write((RegistryEvent) o);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try {
      return EventCodec.read(manifest, bytes);
    } catch (IllegalArgumentException e) {
      throw SerializerIds.refused(e);
    }
  }
}
