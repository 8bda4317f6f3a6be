package dev.parley.simulation.network;

import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.MessageCodec;
import dev.parley.protocol.wire.Sequence;
import java.util.Optional;

/** One end of a session: numbers what goes out, and finds the gaps in what comes in. */
public final class Channel {
  private final MessageCodec codec;
  private final Address self;
  private final long epoch;
  private final SessionId session;
  private final Sequence outgoing = new Sequence();
  private final Sequence incoming = new Sequence();

  public Channel(MessageCodec codec, Address self, long epoch, SessionId session) {
    this.codec = codec;
    this.self = self;
    this.epoch = epoch;
    this.session = session;
  }

  public Packet seal(Message message) {
    return new Packet(self, epoch, session, outgoing.take(), Packet.Said.of(codec, message));
  }

  /** The message; empty if something was lost before it, and the session is over. */
  public Optional<Message> open(Packet packet) {
    return incoming.accepts(packet.sequence()) && packet.content() instanceof Packet.Said said
        ? Optional.of(said.read(codec))
        : Optional.empty();
  }
}
