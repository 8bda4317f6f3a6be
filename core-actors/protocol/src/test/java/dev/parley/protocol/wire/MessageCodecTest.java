package dev.parley.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.messages.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
  private final MessageCodec codec = new MessageCodec();

  static List<Message> samples() {
    return Samples.ALL;
  }

  @Test
  void hasASampleAndANameForEveryMessage() {
    assertThat(samples().stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(MessageCodec.names().classes());
    assertThat(MessageCodec.names().classes()).containsAll(permitted(Message.class));
  }

  private static List<Class<?>> permitted(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(c -> c.isInterface() ? Arrays.stream(c.getPermittedSubclasses()) : Stream.of(c))
        .collect(Collectors.toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void readsWhatItWrites(Message message) {
    assertThat(codec.decode(codec.nameOf(message), codec.encode(message))).isEqualTo(message);
  }

  /** What other versions have written must be read for ever, so these files are never changed. */
  @ParameterizedTest
  @MethodSource("samples")
  void readsTheGoldenFileOfEveryMessage(Message message) throws IOException {
    String name = codec.nameOf(message);
    try (InputStream golden = getClass().getResourceAsStream("/golden/" + name + ".json")) {
      assertThat(golden).as("golden file of %s", name).isNotNull();
      JsonNode tree = ParleyJackson.json().readTree(golden);
      byte[] cbor = ParleyJackson.cbor().writeValueAsBytes(tree);
      assertThat(codec.decode(name, cbor)).isEqualTo(message);
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> codec.decode("launch-missiles.1", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'launch-missiles.1' is not a message of this version");
    assertThatThrownBy(() -> codec.decode("ping.1", new byte[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
