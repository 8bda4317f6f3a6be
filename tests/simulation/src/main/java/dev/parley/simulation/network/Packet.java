package dev.parley.simulation.network;

import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.MessageCodec;

/**
 * What an envelope is in the real system, without actors and parts.
 *
 * @param from where the answer goes
 * @param sequence counts the packets of this session in this direction from 0
 */
public record Packet(Address from, long epoch, SessionId session, long sequence, Content content) {

  /** What is in it. */
  public sealed interface Content {}

  /**
   * A message.
   *
   * @param payload what really travels
   * @param original only for the trace, and to see that it arrives as it was
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Said(String type, byte[] payload, Message original) implements Content {
    static Said of(MessageCodec codec, Message message) {
      return new Said(codec.nameOf(message), codec.encode(message), message);
    }

    /** The message as the receiver reads it. */
    public Message read(MessageCodec codec) {
      Message read = codec.decode(type, payload);
      if (!read.equals(original)) {
        throw new IllegalStateException(
            "changed on the way: " + original + " was sent and " + read + " received");
      }
      return read;
    }
  }

  /** The session is to be opened, or is open. */
  public record Opening() implements Content {}

  /** The session is over. */
  public record Closing(String why) implements Content {}

  /** A packet that opens a session, or says that it is open; it is not counted. */
  public static Packet opening(Address from, long epoch, SessionId session) {
    return new Packet(from, epoch, session, -1, new Opening());
  }

  /** A packet that ends a session; it is not counted. */
  public static Packet closing(Address from, long epoch, SessionId session, String why) {
    return new Packet(from, epoch, session, -1, new Closing(why));
  }

  /** For the trace. */
  Object summary() {
    return content instanceof Said said
        ? said.original()
        : content instanceof Closing closing
            ? "closes the session: " + closing.why()
            : "opens session " + session;
  }
}
