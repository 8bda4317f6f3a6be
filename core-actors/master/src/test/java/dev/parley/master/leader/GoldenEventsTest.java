package dev.parley.master.leader;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.protocol.wire.ParleyJackson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event ever written can be read: the golden files are added to, and never changed. */
class GoldenEventsTest {
  private static final ActorSystem<?> SYSTEM =
      ActorSystem.create(
          Behaviors.empty(),
          "golden",
          ConfigFactory.parseString("akka.actor.provider = local, akka.loglevel = WARNING")
              .withFallback(ConfigFactory.load()));

  private final Serialization serialization = SerializationExtension.get(Adapter.toClassic(SYSTEM));

  @AfterAll
  static void stop() {
    SYSTEM.terminate();
  }

  static List<RegistryEvent> samples() {
    return EventSamples.ALL;
  }

  @Test
  void everyEventHasANameAndASample() {
    Set<Class<?>> all =
        Arrays.stream(RegistryEvent.class.getPermittedSubclasses()).collect(Collectors.toSet());
    assertThat(EventSerializer.names().classes()).isEqualTo(all);
    assertThat(samples().stream().map(Object::getClass).collect(Collectors.toSet())).isEqualTo(all);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyGoldenFileIsRead(RegistryEvent event) throws IOException {
    SerializerWithStringManifest serializer =
        (SerializerWithStringManifest) serialization.findSerializerFor(event);
    String name = serializer.manifest(event);
    assertThat(serializer.fromBinary(serializer.toBinary(event), name)).isEqualTo(event);
    try (InputStream golden = getClass().getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(golden).as("golden file of %s", name).isNotNull();
      JsonNode tree = ParleyJackson.json().readTree(golden);
      byte[] cbor = ParleyJackson.cbor().writeValueAsBytes(tree);
      assertThat(serializer.fromBinary(cbor, name)).isEqualTo(event);
    }
  }

  @Test
  void theWholeSequenceCanBeReplayed() {
    Registry registry = Registry.empty(History.Limits.DEFAULT);
    for (RegistryEvent event : samples()) {
      registry = registry.apply(event);
    }
    assertThat(registry.epoch()).isEqualTo(3);
    assertThat(registry.agents()).as("the agent was removed").isEmpty();
    assertThat(registry.history().frameworks()).as("the framework has ended").hasSize(1);
  }
}
