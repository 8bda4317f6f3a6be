package dev.parley.protocol.link;

import akka.actor.typed.ActorRef;
import dev.parley.protocol.view.LeaderView;
import dev.parley.protocol.wire.Envelope;
import dev.parley.protocol.wire.WireMessage;

/**
 * How the leading master is found: every master has a front desk under a path that is the same
 * everywhere, which knows who leads because the leading master tells all of them again and again.
 */
public final class LeaderSearch {
  /** Where a master's front desk lives, below its address. */
  public static final String FRONT_DESK = "front-desk";

  /** Grows when nodes of two versions can no longer talk to each other. */
  public static final int WIRE_VERSION = 2;

  private LeaderSearch() {}

  /** What a front desk understands; not sealed, because a desk has private ticks too. */
  public interface Question extends WireMessage {}

  /** Who leads? */
  public record FindLeader(String cluster, int wireVersion, ActorRef<Answer> replyTo)
      implements Question {}

  /**
   * Said by the leading master to every front desk, several times a second: a desk that has not
   * heard it for a while does not name a leader any more.
   */
  public record AnnounceLeader(LeaderView leader, ActorRef<Envelope> door) implements Question {}

  /** What a front desk answers. */
  public sealed interface Answer extends WireMessage {}

  /**
   * This one leads.
   *
   * @param door where it takes envelopes
   */
  public record LeaderIs(LeaderView leader, ActorRef<Envelope> door) implements Answer {}

  /**
   * Nobody leads as far as this master knows, or it will not talk to the asker.
   *
   * @param refused whether asking again is of no use
   */
  public record NoLeader(String why, boolean refused) implements Answer {}
}
