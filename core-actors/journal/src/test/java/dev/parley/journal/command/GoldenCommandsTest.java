package dev.parley.journal.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that was ever written into a log can be read: the golden files are added to, and
 * never changed.
 */
class GoldenCommandsTest {

  static List<JournalCommand> commands() {
    return CommandSamples.COMMANDS;
  }

  static List<JournalReply> replies() {
    return CommandSamples.REPLIES;
  }

  @Test
  void everyCommandAndEveryReplyHasASample() {
    assertThat(classes(commands())).isEqualTo(permitted(JournalCommand.class));
    assertThat(classes(replies())).isEqualTo(permitted(JournalReply.class));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyGoldenCommandIsRead(JournalCommand command) throws Exception {
    byte[] golden = golden("commands", command);
    assertThat(CommandCodec.decode(ByteBuffer.wrap(golden)))
        .usingRecursiveComparison()
        .isEqualTo(command);
    assertThat(CommandCodec.encode(command)).isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("replies")
  void everyGoldenReplyIsRead(JournalReply reply) throws IOException {
    byte[] golden = golden("replies", reply);
    assertThat(CommandCodec.decodeReply(ByteBuffer.wrap(golden))).isEqualTo(reply);
    assertThat(CommandCodec.encode(reply)).isEqualTo(golden);
  }

  private byte[] golden(String folder, Object sample) throws IOException {
    String name = "/golden/" + folder + "/" + sample.getClass().getSimpleName() + "-1.hex";
    try (InputStream file = getClass().getResourceAsStream(name)) {
      assertThat(file).as("golden file %s", name).isNotNull();
      return HexFormat.of()
          .parseHex(new String(file.readAllBytes(), US_ASCII).replaceAll("\\s", ""));
    }
  }

  private static Set<Class<?>> classes(List<?> samples) {
    return samples.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static Set<Class<?>> permitted(Class<?> type) {
    return Arrays.stream(type.getPermittedSubclasses()).collect(Collectors.toSet());
  }
}
