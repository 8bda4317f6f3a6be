package dev.parley.master.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.typesafe.config.ConfigFactory;
import dev.parley.master.registry.EventSamples;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import java.io.NotSerializableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Akka finds the serializers of what the journal and the snapshot store hold. */
class SerializersTest {
  private static final ActorSystem<?> SYSTEM =
      ActorSystem.create(
          Behaviors.empty(),
          "serializers",
          ConfigFactory.parseString("akka.actor.provider = local, akka.loglevel = WARNING")
              .withFallback(ConfigFactory.load()));

  private final Serialization serialization = SerializationExtension.get(Adapter.toClassic(SYSTEM));

  @AfterAll
  static void stop() {
    SYSTEM.terminate();
  }

  private SerializerWithStringManifest serializer(Object of) {
    return (SerializerWithStringManifest) serialization.findSerializerFor(of);
  }

  @Test
  void eventsAreReadAsTheyWereWritten() throws NotSerializableException {
    for (RegistryEvent event : EventSamples.ALL) {
      SerializerWithStringManifest serializer = serializer(event);
      assertThat(serializer.identifier()).isEqualTo(42102);
      assertThat(serializer.fromBinary(serializer.toBinary(event), serializer.manifest(event)))
          .isEqualTo(event);
    }
  }

  @Test
  void aRegistryIsReadAsItWasWritten() throws NotSerializableException {
    Registry registry = Registry.empty(History.Limits.DEFAULT).apply(EventSamples.ALL.get(0));
    SerializerWithStringManifest serializer = serializer(registry);
    assertThat(serializer.identifier()).isEqualTo(42103);
    assertThat(serializer.manifest(registry)).isEqualTo("registry.1");
    assertThat(serializer.fromBinary(serializer.toBinary(registry), "registry.1"))
        .isEqualTo(registry);
  }

  @Test
  void whatCannotBeReadIsNotSerializable() {
    RegistryEvent event = EventSamples.ALL.get(0);
    assertThatThrownBy(() -> serializer(event).fromBinary(new byte[3], "task-launched.2"))
        .isInstanceOf(NotSerializableException.class);
    assertThatThrownBy(
            () ->
                serializer(Registry.empty(History.Limits.DEFAULT))
                    .fromBinary(new byte[3], "registry.1"))
        .isInstanceOf(NotSerializableException.class);
  }
}
