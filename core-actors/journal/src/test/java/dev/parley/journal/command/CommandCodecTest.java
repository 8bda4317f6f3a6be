package dev.parley.journal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.records.EventRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandCodecTest {

  static List<JournalCommand> commands() {
    return CommandSamples.COMMANDS;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void tellsTheSizeOfACommandWithoutMakingItsBytes(JournalCommand command) {
    assertThat(CommandCodec.size(command)).isEqualTo(CommandCodec.encode(command).length);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void refusesACommandThatIsCutAnywhere(JournalCommand command) {
    byte[] whole = CommandCodec.encode(command);
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length));
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void neverFailsInAnotherWayThanByRefusing(JournalCommand command) {
    byte[] whole = CommandCodec.encode(command);
    for (int at = 0; at < whole.length; at++) {
      for (int value : new int[] {0, 0x7f, 0x80, 0xff}) {
        byte[] broken = whole.clone();
        broken[at] = (byte) value;
        try {
          assertThat(CommandCodec.decode(ByteBuffer.wrap(broken))).isNotNull();
        } catch (UnknownCommandException e) {
          assertThat(e.refusal().reason()).isEqualTo(Reason.UNKNOWN_COMMAND);
        }
      }
    }
  }

  @Test
  void refusesAnUnknownVersionAndAnUnknownType() {
    assertRefused(new byte[] {2, 1});
    assertRefused(new byte[] {1, 99});
    assertRefused(new byte[] {1, 0});
  }

  @Test
  void readsFromTheMiddleOfABufferAndLeavesItsPosition() throws Exception {
    byte[] bytes = CommandCodec.encode(new JournalCommand.Claim("master", "m1"));
    ByteBuffer buffer =
        ByteBuffer.allocate(bytes.length + 7).position(5).put(bytes).flip().position(5);
    assertThat(CommandCodec.decode(buffer)).isEqualTo(new JournalCommand.Claim("master", "m1"));
    assertThat(buffer.position()).isEqualTo(5);
  }

  @Test
  void aCommandDoesNotReferToTheBytesItWasReadFrom() throws Exception {
    byte[] bytes =
        CommandCodec.encode(
            new JournalCommand.Append(
                "master", 1, "w", List.of(new EventRecord(1, new byte[] {1, 2, 3}))));
    JournalCommand.Append read =
        (JournalCommand.Append) CommandCodec.decode(ByteBuffer.wrap(bytes));
    Arrays.fill(bytes, (byte) 9);
    assertThat(read.events().get(0).data()).containsExactly(1, 2, 3);
  }

  @Test
  void aReplyOfAnotherVersionIsNotRead() {
    byte[] bytes = CommandCodec.encode(new JournalReply.Done(1));
    bytes[0] = 2;
    assertThatThrownBy(() -> CommandCodec.decodeReply(ByteBuffer.wrap(bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 2");
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> CommandCodec.decode(ByteBuffer.wrap(bytes)))
        .isInstanceOfSatisfying(
            UnknownCommandException.class,
            e -> assertThat(e.refusal().reason()).isEqualTo(Reason.UNKNOWN_COMMAND));
  }
}
