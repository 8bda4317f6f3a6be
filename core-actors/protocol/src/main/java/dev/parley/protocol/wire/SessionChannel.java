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
 * that are sent together travel together, because a transport's queue is counted in envelopes;
 * messages that are too large for a frame travel in parts. Not thread-safe; dies with its session.
 */
public final class SessionChannel {
  /** Well below the frame of {@code parley-akka.conf}, which also carries the envelope. */
  static final int PART_BYTES = 192 * 1024;

  /** The largest message; a launch or an offer beyond it is a mistake better named than sent. */
  public static final int MESSAGE_BYTES = 64 * 1024 * 1024;

  private static final String BUNDLE = "bundle.1";

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
    return seal(List.of(message));
  }

  /**
   * The envelopes that carry these messages, to be sent in this order.
   *
   * @throws IllegalArgumentException if one has more than {@value #MESSAGE_BYTES} bytes
   */
  public List<Envelope> seal(List<Message> messages) {
    List<Envelope> envelopes = new ArrayList<>();
    List<Bundle.Item> bundle = new ArrayList<>();
    int bytes = 0;
    for (Message message : messages) {
      Bundle.Item item = new Bundle.Item(codec.nameOf(message), encode(message));
      if (bytes + item.payload().length > PART_BYTES) {
        sealTo(envelopes, bundle);
        bundle = new ArrayList<>();
        bytes = 0;
      }
      bundle.add(item);
      bytes += item.payload().length;
    }
    sealTo(envelopes, bundle);
    return envelopes;
  }

  private byte[] encode(Message message) {
    byte[] payload = codec.encode(message);
    if (payload.length > MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              "a %s of %,d bytes is larger than the %,d that can be sent",
              message.getClass().getSimpleName(), payload.length, MESSAGE_BYTES));
    }
    return payload;
  }

  private void sealTo(List<Envelope> envelopes, List<Bundle.Item> bundle) {
    if (bundle.size() == 1) {
      cut(envelopes, bundle.get(0).type(), bundle.get(0).payload());
    } else if (!bundle.isEmpty()) {
      cut(envelopes, BUNDLE, codec.encode(new Bundle(bundle)));
    }
  }

  private void cut(List<Envelope> envelopes, String type, byte[] payload) {
    int parts = Math.max(1, (payload.length + PART_BYTES - 1) / PART_BYTES);
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
              type,
              part,
              parts,
              parts == 1 ? payload : Arrays.copyOfRange(payload, from, to)));
    }
  }

  /**
   * Takes the next envelope and gives the messages that are whole now.
   *
   * @throws BrokenSessionException if something was lost on the way: the session is over
   */
  public List<Message> open(Envelope envelope) throws BrokenSessionException {
    if (!incoming.accepts(envelope.sequence())) {
      throw new BrokenSessionException("a message was lost on the way");
    }
    if (envelope.parts() == 1) {
      return decode(envelope.type(), envelope.payload());
    }
    gathered.writeBytes(envelope.payload());
    if (envelope.part() + 1 < envelope.parts()) {
      return List.of();
    }
    byte[] whole = gathered.toByteArray();
    gathered.reset();
    return decode(envelope.type(), whole);
  }

  private List<Message> decode(String type, byte[] payload) {
    return type.equals(BUNDLE)
        ? codec.decodeBundle(payload).items().stream()
            .map(i -> codec.decode(i.type(), i.payload()))
            .toList()
        : List.of(codec.decode(type, payload));
  }
}
