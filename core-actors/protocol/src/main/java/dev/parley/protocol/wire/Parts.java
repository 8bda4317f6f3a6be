package dev.parley.protocol.wire;

import akka.actor.typed.ActorRef;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.Message;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts messages that are too large for a frame into parts, and puts them together again. Parts of a
 * message arrive in order or, when the connection breaks, not at all, because both ends are
 * ordered; so the receiving side holds at most one message in the making. Not thread-safe.
 */
public final class Parts {
  /** Well below the frame of {@code parley-akka.conf}, which also carries the envelope. */
  static final int PART_BYTES = 192 * 1024;

  /** The largest message; a launch or an offer beyond it is a mistake better named than sent. */
  public static final int MESSAGE_BYTES = 64 * 1024 * 1024;

  private final MessageCodec codec;
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
  private int expected;

  public Parts(MessageCodec codec) {
    this.codec = codec;
  }

  /**
   * The envelopes that carry {@code message}, to be sent in this order.
   *
   * @throws IllegalArgumentException if it has more than {@value #MESSAGE_BYTES} bytes
   */
  public static List<Envelope> seal(
      MessageCodec codec,
      Message message,
      long epoch,
      SessionId session,
      ActorRef<Envelope> replyTo) {
    byte[] payload = codec.encode(message);
    String type = codec.nameOf(message);
    if (payload.length > MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "a %s of %,d bytes is larger than the %,d that can be sent",
              message.getClass().getSimpleName(), payload.length, MESSAGE_BYTES));
    }
    int parts = Math.max(1, (payload.length + PART_BYTES - 1) / PART_BYTES);
    List<Envelope> envelopes = new ArrayList<>(parts);
    for (int part = 0; part < parts; part++) {
      int from = part * PART_BYTES;
      envelopes.add(
          new Envelope(
              epoch,
              session,
              Optional.empty(),
              Optional.empty(),
              replyTo,
              type,
              part,
              parts,
              parts == 1
                  ? payload
                  : Arrays.copyOfRange(
                      payload, from, Math.min(payload.length, from + PART_BYTES))));
    }
    return envelopes;
  }

  /** Takes the next part; gives the message once it is whole, and drops one with a gap. */
  public Optional<Message> open(Envelope envelope) {
    if (envelope.part() == 0) {
      gathered.reset();
      expected = 0;
    }
    if (envelope.part() != expected) {
      expected = 0;
      gathered.reset();
      return Optional.empty();
    }
    if (envelope.parts() == 1) {
      return Optional.of(codec.decode(envelope.type(), envelope.payload()));
    }
    gathered.writeBytes(envelope.payload());
    expected++;
    if (expected < envelope.parts()) {
      return Optional.empty();
    }
    byte[] whole = gathered.toByteArray();
    gathered.reset();
    expected = 0;
    return Optional.of(codec.decode(envelope.type(), whole));
  }
}
