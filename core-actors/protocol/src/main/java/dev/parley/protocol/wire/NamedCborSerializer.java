package dev.parley.protocol.wire;

import akka.actor.ExtendedActorSystem;
import akka.serialization.SerializerWithStringManifest;
import akka.serialization.jackson.AkkaJacksonModule;
import akka.serialization.jackson.AkkaTypedJacksonModule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.NotSerializableException;

/**
 * Writes objects in CBOR under the names of a {@link TypeNames}: what has no name is refused at
 * both ends. Thread-safe.
 */
public abstract class NamedCborSerializer extends SerializerWithStringManifest {
  private final TypeNames names;
  private final int identifier;
  private final ObjectMapper mapper =
      ParleyJackson.cbor()
          .registerModule(new AkkaJacksonModule())
          .registerModule(new AkkaTypedJacksonModule());

  protected NamedCborSerializer(ExtendedActorSystem system, TypeNames names) {
    this.names = names;
    this.identifier =
        system
            .settings()
            .config()
            .getInt("akka.actor.serialization-identifiers.\"" + getClass().getName() + "\"");
  }

  @Override
  public int identifier() {
    return identifier;
  }

  @Override
  public String manifest(Object o) {
    return names.nameOf(o);
  }

  @Override
  public byte[] toBinary(Object o) {
    try {
      return mapper.writeValueAsBytes(o);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot write a " + o.getClass().getSimpleName(), e);
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try {
      return mapper.readValue(bytes, names.classOf(manifest));
    } catch (IOException | IllegalArgumentException e) {
      NotSerializableException refused =
          new NotSerializableException(
              "cannot read a " + manifest + " of " + bytes.length + " bytes: " + e.getMessage());
      refused.initCause(e);
      throw refused;
    }
  }
}
