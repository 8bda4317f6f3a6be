package dev.parley.protocol.link;

import dev.parley.protocol.messages.Message;

/** What a {@link ClusterLink} tells its owner, in order, from a thread of its own. */
public sealed interface LinkEvent {

  /**
   * A leading master was found. The owner opens the session by sending its registration or
   * subscription.
   *
   * @param epoch of that master; never lower than one told before
   * @param leader its cluster address, as {@code host:port}; for people to read
   */
  record Connected(long epoch, String leader) implements LinkEvent {
    /** A leader that is at no address: in tests, and in the simulator. */
    public Connected(long epoch) {
      this(epoch, "");
    }
  }

  /** The leading master said this, in the session that is open. */
  record Received(long epoch, Message message) implements LinkEvent {}

  /** The leading master is gone or silent; the link is looking for the next one by itself. */
  record Disconnected(String why) implements LinkEvent {}
}
