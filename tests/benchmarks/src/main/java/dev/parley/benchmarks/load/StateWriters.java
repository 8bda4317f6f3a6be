package dev.parley.benchmarks.load;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.SessionId;
import dev.parley.model.state.StateBytes;
import dev.parley.model.state.StateKey;
import dev.parley.protocol.link.LeaderSearch;
import dev.parley.protocol.messages.FrameworkToMaster;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import dev.parley.protocol.wire.Envelope;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Frameworks in one actor, each of which stores a value with the masters, waits until it is told
 * that it is durable, and stores the next: one command at a time, and one event.
 */
public final class StateWriters extends AbstractBehavior<Envelope> {
  private static final StateKey KEY = new StateKey("plan");
  private static final int VALUE_BYTES = 400;

  /** Called in the actor's thread. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A value is durable.
     *
     * @return whether another one is wanted
     */
    boolean stored(long askedNanos, long answeredNanos);
  }

  private final Channels channels;
  private final Listener listener;
  private final Map<SessionId, Long> askedAt = new HashMap<>();
  private long requests;

  /**
   * @param count how many frameworks
   */
  public static Behavior<Envelope> create(
      int count, LeaderSearch.LeaderIs leader, Listener listener) {
    return Behaviors.setup(context -> new StateWriters(context, count, leader, listener));
  }

  private StateWriters(
      ActorContext<Envelope> context, int count, LeaderSearch.LeaderIs leader, Listener listener) {
    super(context);
    this.channels = new Channels(leader, context.getSelf());
    this.listener = listener;
    // Not those of writers before these, with whose sessions the master may not be done.
    String name = "writer-" + UUID.randomUUID() + "-";
    for (int i = 0; i < count; i++) {
      channels.open(
          new SessionId(name + i), new FrameworkToMaster.Subscribe(FrameworkInfo.named(name + i)));
    }
  }

  @Override
  public Receive<Envelope> createReceive() {
    return newReceiveBuilder().onMessage(Envelope.class, this::onEnvelope).build();
  }

  private Behavior<Envelope> onEnvelope(Envelope envelope) {
    channels.open(envelope).forEach(m -> onMessage(envelope.session(), m));
    return this;
  }

  private void onMessage(SessionId session, Message message) {
    if (message instanceof MasterToFramework.StateStored) {
      long now = System.nanoTime();
      if (listener.stored(askedAt.getOrDefault(session, now), now)) {
        store(session);
      }
    } else if (message instanceof MasterToFramework.Subscribed) {
      store(session);
    } else if (message instanceof MasterToFramework.Heartbeat) {
      channels.say(session, new FrameworkToMaster.FrameworkPong());
    } else {
      throw new IllegalStateException("framework " + session + " has no answer to " + message);
    }
  }

  private void store(SessionId session) {
    byte[] value = new byte[VALUE_BYTES];
    ThreadLocalRandom.current().nextBytes(value);
    askedAt.put(session, System.nanoTime());
    channels.say(session, new FrameworkToMaster.PutState(requests++, KEY, StateBytes.of(value)));
  }
}
