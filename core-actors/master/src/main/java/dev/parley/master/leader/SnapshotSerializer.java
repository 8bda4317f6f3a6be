package dev.parley.master.leader;

import akka.actor.ExtendedActorSystem;
import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistrySnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;

/** Writes whole registries for Akka's snapshot store, as {@link RegistrySnapshot} does. */
public final class SnapshotSerializer extends SerializerWithStringManifest {
  private final int identifier;

  public SnapshotSerializer(ExtendedActorSystem system) {
    this.identifier = SerializerIds.of(system, SnapshotSerializer.class);
  }

  @Override
  public int identifier() {
    return identifier;
  }

  @Override
  public String manifest(Object o) {
    return RegistrySnapshot.NAME;
  }

  @Override
  public byte[] toBinary(Object o) {
    // In pieces, because to let one array grow to some 20 MB takes thrice the memory at once.
    try (ByteArrayBuilder pieces = new ByteArrayBuilder()) {
      RegistrySnapshot.write((Registry) o, pieces);
      return pieces.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a snapshot of the registry", e);
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try {
      return RegistrySnapshot.read(manifest, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw SerializerIds.refused(e);
    }
  }
}
