package dev.parley.journal.akka;

import akka.actor.ActorRef;
import akka.actor.ExtendedActorSystem;
import akka.serialization.Serialization;
import akka.serialization.SerializerWithStringManifest;
import java.nio.charset.StandardCharsets;

/** An event that an actor reference is part of. */
record Addressed(ActorRef to) {
  private static final String MANIFEST = "addressed.1";

  /** Fails unless Akka knows the actor system that it works for. */
  public static final class Serializer extends SerializerWithStringManifest {
    private final ExtendedActorSystem system;

    public Serializer(ExtendedActorSystem system) {
      this.system = system;
    }

    @Override
    public int identifier() {
      return -7;
    }

    @Override
    public String manifest(Object object) {
      return MANIFEST;
    }

    @Override
    public byte[] toBinary(Object object) {
      requireOwnSystem();
      return Serialization.serializedActorPath(((Addressed) object).to())
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) {
      requireOwnSystem();
      if (!manifest.equals(MANIFEST)) {
        throw new IllegalArgumentException(manifest);
      }
      return new Addressed(
          system.provider().resolveActorRef(new String(bytes, StandardCharsets.UTF_8)));
    }

    private void requireOwnSystem() {
      if (Serialization.getCurrentTransportInformation().system() != system) {
        throw new IllegalStateException("serialized for another actor system");
      }
    }
  }
}
