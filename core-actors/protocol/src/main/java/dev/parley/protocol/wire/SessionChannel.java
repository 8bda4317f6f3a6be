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
 * One end of a session: numbers and seals what goes out, checks and opens what comes in. Messages
 * that are too large for a frame travel in parts. Not thread-safe; dies with its session.
 */
public final class SessionChannel {
  /** Well below the frame of {@code parley-akka.conf}, which also carries the envelope. */
  static final int PART_BYTES = 192 * 1024;

  /** The largest message; a launch or an offer beyond it is a mistake better named than sent. */
  public static final int MESSAGE_BYTES = 64 * 1024 * 1024;

  private final MessageCodec codec;
  private final long epoch;
  private final SessionId session;
  private final ActorRef<Envelope> ear;
  private final Sequence outgoing = new Sequence();
  private final Sequence incoming = new Sequence();
  private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  /**
   * @param ear where this end listens
   */
  public SessionChannel(MessageCodec codec, long epoch, SessionId session, ActorRef<Envelope> ear) {
    this.codec = codec;
    this.epoch = epoch;
    this.session = session;
    this.ear = ear;
  }

  /**
   * The envelopes that carry {@code message}, to be sent in this order.
   *
   * @throws IllegalArgumentException if it has more than {@value #MESSAGE_BYTES} bytes
   */
  public List<Envelope> seal(Message message) {
    byte[] payload = codec.encode(message);
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
      int to = Math.min(payload.length, from + PART_BYTES);
      envelopes.add(
          new Envelope(
              epoch,
              session,
              Optional.empty(),
              Optional.empty(),
              ear,
              outgoing.take(),
              codec.nameOf(message),
              part,
              parts,
              parts == 1 ? payload : Arrays.copyOfRange(payload, from, to)));
    }
    return envelopes;
  }

  /**
   * Takes the next envelope and gives the message once it is whole.
   *
   * @throws BrokenSessionException if something was lost on the way: the session is over
   */
  public Optional<Message> open(Envelope envelope) throws BrokenSessionException {
    if (!incoming.accepts(envelope.sequence())) {
      throw new BrokenSessionException("a message was lost on the way");
    }
    if (envelope.parts() == 1) {
      return Optional.of(codec.decode(envelope.type(), envelope.payload()));
    }
    gathered.writeBytes(envelope.payload());
    if (envelope.part() + 1 < envelope.parts()) {
      return Optional.empty();
    }
    byte[] whole = gathered.toByteArray();
    gathered.reset();
    return Optional.of(codec.decode(envelope.type(), whole));
  }
}
