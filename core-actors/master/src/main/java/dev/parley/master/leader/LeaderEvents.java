package dev.parley.master.leader;

import akka.actor.typed.ActorRef;
import dev.parley.master.view.PublishedState;
import dev.parley.protocol.wire.Envelope;

/**
 * What the leading master tells the node it lives on. Called from the leader's actors; must return
 * at once.
 */
public interface LeaderEvents {
  /** It leads, and takes envelopes at {@code door}. */
  void leads(long epoch, ActorRef<Envelope> door, Operators operators);

  /** After each batch. */
  void published(PublishedState state);

  /** It leads no more. */
  void stopped();
}
