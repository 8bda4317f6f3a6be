package dev.parley.simulation.master;

import dev.parley.master.core.MasterCommand;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.MessageCodec;
import dev.parley.simulation.network.Address;
import dev.parley.simulation.network.Channel;
import dev.parley.simulation.network.Network;
import dev.parley.simulation.network.Packet;
import dev.parley.simulation.network.Ways;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where packets come in and go out at a leading master, with the rules of the real door. */
final class Door {
  private record Session(Address ear, Channel channel) {}

  /** What each party that has spoken takes as a sign of life. */
  private final Map<SessionId, Message> pings = new LinkedHashMap<>();

  private final MessageCodec codec;
  private final Network network;
  private final Address self;
  private final long epoch;
  private final Consumer<MasterCommand> front;
  private final Consumer<Address> giveUp;
  private final Map<SessionId, Session> sessions = new LinkedHashMap<>();

  /**
   * @param giveUp takes a process out of the cluster
   */
  Door(
      Ways ways,
      Address self,
      long epoch,
      Consumer<MasterCommand> front,
      Consumer<Address> giveUp) {
    this.codec = ways.codec();
    this.network = ways.network();
    this.self = self;
    this.epoch = epoch;
    this.front = front;
    this.giveUp = giveUp;
  }

  void receive(Packet packet) {
    if (packet.epoch() != epoch) {
      refuse(packet, "epoch " + packet.epoch() + " is not " + epoch);
      return;
    }
    SessionId id = packet.session();
    if (packet.content() instanceof Packet.Opening) {
      open(id, packet.from());
      return;
    }
    Session session = sessions.get(id);
    if (session == null) {
      refuse(packet, "no such session");
      return;
    }
    Optional<Message> message = session.channel().open(packet);
    if (message.isPresent()) {
      pings.put(id, pingFor(message.get()));
      front.accept(command(id, message.get()));
    } else {
      sessions.remove(id);
      pings.remove(id);
      refuse(packet, "a message was lost on the way");
      front.accept(new MasterCommand.SessionBroken(id, "a message was lost on the way"));
    }
  }

  private void open(SessionId id, Address ear) {
    sessions.put(id, new Session(ear, new Channel(codec, self, epoch, id)));
    front.accept(new MasterCommand.SessionOpened(id));
    network.send(ear, Packet.opening(self, epoch, id));
  }

  private static MasterCommand command(SessionId session, Message message) {
    if (message instanceof AgentToMaster m) {
      return new MasterCommand.FromAgent(session, m);
    } else if (message instanceof FrameworkToMaster m) {
      return new MasterCommand.FromFramework(session, m);
    }
    throw new IllegalStateException("not for a master: " + message);
  }

  private void refuse(Packet packet, String why) {
    network.send(packet.from(), Packet.closing(self, epoch, packet.session(), why));
  }

  void deliver(SessionId id, Message message) {
    Session session = sessions.get(id);
    if (session != null) {
      network.send(session.ear(), session.channel().seal(message));
    }
  }

  /** Nothing is decided for a while. */
  void keepAlive() {
    pings.forEach(this::deliver);
  }

  private static Message pingFor(Message message) {
    return message instanceof AgentToMaster
        ? new MasterToAgent.Ping()
        : new MasterToFramework.Heartbeat();
  }

  /** Tells everybody that this master leads no more. */
  void stop() {
    sessions.forEach(
        (id, session) ->
            network.send(
                session.ear(), Packet.closing(self, epoch, id, "this master leads no more")));
  }

  void close(SessionId id, String why, boolean giveUpNode) {
    Session session = sessions.remove(id);
    pings.remove(id);
    if (session != null) {
      network.send(session.ear(), Packet.closing(self, epoch, id, why));
      if (giveUpNode) {
        giveUp.accept(session.ear());
      }
    }
  }
}
