package dev.parley.benchmarks.load;

import akka.actor.typed.ActorRef;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.BrokenSessionException;
import dev.parley.protocol.wire.Envelope;
import dev.parley.protocol.wire.MessageCodec;
import dev.parley.protocol.wire.SessionChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many sessions with the leading master. Each message travels in an envelope of its own, as those
 * of real agents and frameworks do. For one actor; not thread-safe.
 */
final class Channels {
  private final LeaderSearch.LeaderIs leader;
  private final ActorRef<Envelope> ear;
  private final MessageCodec codec = new MessageCodec();
  private final Map<SessionId, SessionChannel> sessions = new HashMap<>();
  private final Map<SessionId, Message> first = new HashMap<>();

  Channels(LeaderSearch.LeaderIs leader, ActorRef<Envelope> ear) {
    this.leader = leader;
    this.ear = ear;
  }

  /** Opens a session, in which {@code begin} is said once the master has answered. */
  void open(SessionId id, Message begin) {
    long epoch = leader.leader().epoch();
    sessions.put(id, new SessionChannel(codec, epoch, id, ear));
    first.put(id, begin);
    leader.door().tell(Envelope.open(epoch, id, ear));
  }

  void say(SessionId id, Message message) {
    SessionChannel channel = sessions.get(id);
    if (channel != null) {
      channel.seal(message).forEach(leader.door()::tell);
    }
  }

  /**
   * @throws IllegalStateException if the session is over, which no benchmark outlives
   */
  List<Message> open(Envelope envelope) {
    SessionChannel channel = sessions.get(envelope.session());
    if (channel == null || envelope.closes()) {
      String why = envelope.closes() ? envelope.closingWords() : "it is not known";
      throw new IllegalStateException("session " + envelope.session() + " is over: " + why);
    }
    Message begin = envelope.opens() ? first.remove(envelope.session()) : null;
    if (begin != null) {
      say(envelope.session(), begin);
      return List.of();
    }
    try {
      return channel.open(envelope);
    } catch (BrokenSessionException e) {
      throw new IllegalStateException("session " + envelope.session() + " is broken", e);
    }
  }
}
