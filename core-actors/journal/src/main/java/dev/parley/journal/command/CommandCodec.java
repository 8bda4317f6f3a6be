package dev.parley.journal.command;

import dev.parley.journal.records.ByteSink;
import dev.parley.journal.records.ByteSource;
import dev.parley.journal.records.ByteSource.MalformedException;
import java.nio.ByteBuffer;

/**
 * How commands are written into the group's log, and replies sent back. The first byte is the
 * version, the second one the type; numbers are big-endian, texts UTF-8 with their length before
 * them. What was ever written must be readable for ever: an addition is a new type or a new
 * version, kept beside the old one, with a golden file.
 */
public final class CommandCodec {
  static final int VERSION = 1;

  private CommandCodec() {}

  /** The number of bytes that {@link #encode(JournalCommand)} gives, without making them. */
  public static int size(JournalCommand command) {
    ByteSink sink = ByteSink.counting();
    CommandFormat.write(command, sink);
    return sink.size();
  }

  /** The bytes of a command, the payload copied once. */
  public static byte[] encode(JournalCommand command) {
    byte[] bytes = new byte[size(command)];
    CommandFormat.write(command, ByteSink.into(ByteBuffer.wrap(bytes)));
    return bytes;
  }

  /**
   * Reads a command. The buffer's position does not change; the command does not refer to it.
   *
   * @throws UnknownCommandException with the same refusal on every replica of this version
   */
  public static JournalCommand decode(ByteBuffer bytes) throws UnknownCommandException {
    ByteSource source = new ByteSource(bytes);
    try {
      int version = source.one();
      int type = source.one();
      if (version != VERSION) {
        throw new UnknownCommandException("a command of version " + version + " is not known here");
      }
      return source.whole(() -> CommandFormat.read(type, source));
    } catch (MalformedException e) {
      throw new UnknownCommandException("not a command: " + e.getMessage());
    }
  }

  public static byte[] encode(JournalReply reply) {
    ByteSink counting = ByteSink.counting();
    ReplyFormat.write(reply, counting);
    byte[] bytes = new byte[counting.size()];
    ReplyFormat.write(reply, ByteSink.into(ByteBuffer.wrap(bytes)));
    return bytes;
  }

  /**
   * Reads a reply. The buffer's position does not change.
   *
   * @throws IllegalArgumentException if it is none of this version
   */
  public static JournalReply decodeReply(ByteBuffer bytes) {
    ByteSource source = new ByteSource(bytes);
    try {
      int version = source.one();
      int type = source.one();
      if (version != VERSION) {
        throw new MalformedException("version " + version + " is not known here");
      }
      return source.whole(() -> ReplyFormat.read(type, source));
    } catch (MalformedException e) {
      throw new IllegalArgumentException("not a reply of the journal: " + e.getMessage(), e);
    }
  }
}
