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

  Channels(LeaderSearch.LeaderIs leader, ActorRef<Envelope> ear) {
    this.leader = leader;
    this.ear = ear;
  }

  void open(SessionId id, Message first) {
    sessions.put(id, new SessionChannel(codec, leader.leader().epoch(), id, ear));
    say(id, first);
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
    try {
      return channel.open(envelope);
    } catch (BrokenSessionException e) {
      throw new IllegalStateException("session " + envelope.session() + " is broken", e);
    }
  }
}
