package dev.parley.master.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.wire.ParleyJackson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event ever written can be read: the golden files are added to, and never changed. */
class GoldenEventsTest {

  static List<RegistryEvent> samples() {
    return EventSamples.ALL;
  }

  @Test
  void everyEventHasANameAndASample() {
    Set<Class<?>> all = kinds(RegistryEvent.class).collect(Collectors.toSet());
    assertThat(EventCodec.names().classes()).isEqualTo(all);
    assertThat(samples().stream().map(Object::getClass).collect(Collectors.toSet())).isEqualTo(all);
  }

  private static Stream<Class<?>> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(c -> c.isInterface() ? kinds(c) : Stream.of(c));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyGoldenFileIsRead(RegistryEvent event) throws IOException {
    assertThat(golden(EventCodec.names().nameOf(event))).isEqualTo(event);
    assertThat(golden(EventCodec.nameOf(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyEventIsReadAsItWasWritten(RegistryEvent event) {
    assertThat(EventCodec.read(EventCodec.nameOf(event), EventCodec.write(event))).isEqualTo(event);
  }

  private static RegistryEvent golden(String name) throws IOException {
    try (InputStream golden =
        GoldenEventsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(golden).as("golden file of %s", name).isNotNull();
      byte[] cbor = ParleyJackson.cbor().writeValueAsBytes(ParleyJackson.json().readTree(golden));
      return EventCodec.read(name, cbor);
    }
  }

  @Test
  void whatALaterVersionAddsAtTheEndIsLeftOut() throws IOException {
    byte[] longer =
        ParleyJackson.cbor()
            .writeValueAsBytes(List.of("c1-0000", "t 1", 7, "later", List.of(1, List.of())));
    assertThat(EventCodec.read("task-settled.2", longer))
        .isInstanceOfSatisfying(
            RegistryEvent.TaskSettled.class, e -> assertThat(e.task()).hasToString("c1-0000/t 1"));
  }

  @Test
  void whatIsNotAnEventIsRefusedByItsName() {
    byte[] torn = Arrays.copyOf(EventCodec.write(EventSamples.launch()), 40);
    assertThatThrownBy(() -> EventCodec.read("task-launched.2", torn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot read a task-launched.2 of 40 bytes");
    assertThatThrownBy(() -> EventCodec.read("task-launched.3", torn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("task-launched.3");
  }

  @Test
  void theWholeSequenceCanBeReplayed() {
    Registry registry = Registry.empty(History.Limits.DEFAULT);
    for (RegistryEvent event : samples()) {
      registry = registry.apply(event);
    }
    assertThat(registry.epoch()).isEqualTo(3);
    assertThat(registry.agents().all()).as("the agent is gone").isEmpty();
    assertThat(registry.history().frameworks()).as("the framework has ended").hasSize(1);
  }
}
