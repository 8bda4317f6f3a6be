package dev.parley.master.leader;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.cluster.Cluster;
import dev.parley.master.core.MasterCommand;
import dev.parley.model.ids.SessionId;
import dev.parley.protocol.messages.AgentToMaster;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.BrokenSessionException;
import dev.parley.protocol.wire.Envelope;
import dev.parley.protocol.wire.MessageCodec;
import dev.parley.protocol.wire.SessionChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where envelopes come in and go out at the leading master: one channel for each session, which
 * sees that nothing is lost, and the epoch check. What is said is for the decision core. Soft
 * state, gone with the leadership.
 */
final class Door extends AbstractBehavior<Door.Command> {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  sealed interface Command {}

  record Deliver(SessionId session, List<Message> messages) implements Command {}

  record Close(SessionId session, String why, boolean giveUpNode) implements Command {}

  /** Nothing is decided for a while: the parties are to know that this master is there. */
  record KeepAlive() implements Command {}

  private record Inbound(Envelope envelope) implements Command {}

  private record Session(ActorRef<Envelope> ear, SessionChannel channel) {}

  private final long epoch;
  private final Consumer<MasterCommand> front;
  private final MessageCodec codec = new MessageCodec();
  private final Map<SessionId, Session> sessions = new HashMap<>();
  private final ActorRef<Envelope> address;

  /** What each party takes as a sign of life. */
  private final Map<SessionId, Message> pings = new HashMap<>();

  /**
   * @param opened is given the address where envelopes are taken
   */
  static Behavior<Command> create(
      long epoch, Consumer<MasterCommand> front, Consumer<ActorRef<Envelope>> opened) {
    return Behaviors.setup(context -> new Door(context, epoch, front, opened));
  }

  private Door(
      ActorContext<Command> context,
      long epoch,
      Consumer<MasterCommand> front,
      Consumer<ActorRef<Envelope>> opened) {
    super(context);
    this.epoch = epoch;
    this.front = front;
    this.address = context.messageAdapter(Envelope.class, Inbound::new);
    opened.accept(address);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Inbound.class, c -> onInbound(c.envelope()))
        .onMessage(Deliver.class, this::onDeliver)
        .onMessage(Close.class, this::onClose)
        .onMessage(KeepAlive.class, c -> onKeepAlive())
        .onSignal(PostStop.class, signal -> onStop())
        .build();
  }

  private Behavior<Command> onInbound(Envelope envelope) {
    if (envelope.epoch() != epoch) {
      refuse(envelope, "epoch " + envelope.epoch() + " is not " + epoch);
      return this;
    }
    SessionId id = envelope.session();
    if (envelope.opens()) {
      open(id, envelope.replyTo());
      return this;
    }
    Session session = sessions.get(id);
    if (session == null) {
      refuse(envelope, "no such session");
      return this;
    }
    try {
      for (Message message : session.channel().open(envelope)) {
        pings.put(id, pingFor(message));
        asCommand(id, message).ifPresent(front);
      }
    } catch (BrokenSessionException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      LOG.warn("Session {} is broken: {}", id, why);
      sessions.remove(id);
      pings.remove(id);
      refuse(envelope, why);
      front.accept(new MasterCommand.SessionBroken(id, why));
    }
    return this;
  }

  /** What was sent in a session that is over, or before it was opened, cannot open one. */
  private void open(SessionId id, ActorRef<Envelope> ear) {
    SessionChannel channel = new SessionChannel(codec, epoch, id, address);
    if (sessions.putIfAbsent(id, new Session(ear, channel)) == null) {
      front.accept(new MasterCommand.SessionOpened(id));
      ear.tell(Envelope.open(epoch, id, address));
    }
  }

  private Behavior<Command> onDeliver(Deliver command) {
    Session session = sessions.get(command.session());
    if (session == null) {
      return this;
    }
    try {
      session.channel().seal(command.messages()).forEach(session.ear()::tell);
    } catch (IllegalArgumentException e) {
      // Without this message the rest makes no sense to the other side.
      LOG.error("Session {} is closed: {}", command.session(), e.getMessage());
      front.accept(
          new MasterCommand.SessionBroken(command.session(), String.valueOf(e.getMessage())));
    }
    return this;
  }

  private Behavior<Command> onClose(Close command) {
    Session session = sessions.remove(command.session());
    pings.remove(command.session());
    if (session != null) {
      LOG.info("Session {} is closed: {}", command.session(), command.why());
      session.ear().tell(Envelope.close(epoch, command.session(), address, command.why()));
      if (command.giveUpNode()) {
        giveUp(session.ear());
      }
    }
    return this;
  }

  private Behavior<Command> onKeepAlive() {
    Map.copyOf(pings).forEach((id, ping) -> onDeliver(new Deliver(id, List.of(ping))));
    return this;
  }

  private static Message pingFor(Message message) {
    return message instanceof AgentToMaster
        ? new MasterToAgent.Ping()
        : new MasterToFramework.Heartbeat();
  }

  /** Tells everybody, so that they look for the next leader without waiting for a silence. */
  private Behavior<Command> onStop() {
    sessions.forEach(
        (id, session) ->
            session.ear().tell(Envelope.close(epoch, id, address, "this master leads no more")));
    return this;
  }

  /** A node of the agents or frameworks that is believed dead is taken out of the membership. */
  private void giveUp(ActorRef<Envelope> ear) {
    Cluster cluster = Cluster.get(Adapter.toClassic(getContext().getSystem()));
    akka.actor.Address node = ear.path().address();
    if (node.hasGlobalScope() && !node.equals(cluster.selfAddress())) {
      cluster.down(node);
    }
  }

  private void refuse(Envelope envelope, String why) {
    envelope.replyTo().tell(Envelope.close(epoch, envelope.session(), address, why));
  }

  private static Optional<MasterCommand> asCommand(SessionId session, Message message) {
    if (message instanceof AgentToMaster m) {
      return Optional.of(new MasterCommand.FromAgent(session, m));
    }
    if (message instanceof FrameworkToMaster m) {
      return Optional.of(new MasterCommand.FromFramework(session, m));
    }
    LOG.warn("Ignored a {} that was sent to a master", message.getClass().getSimpleName());
    return Optional.empty();
  }
}
