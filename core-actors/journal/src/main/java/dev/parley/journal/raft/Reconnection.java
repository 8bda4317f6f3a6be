package dev.parley.journal.raft;

import java.time.Duration;

/**
 * Connects anew to the other replicas for as long as there is no leader. After attempts to reach a
 * replica that was down, gRPC waits before the next one, for up to two minutes; but with a replica
 * that comes back there may be a majority again, and only this one's log may be good enough to
 * lead. Used by one thread.
 */
final class Reconnection {
  private final long intervalNanos;
  private long since = System.nanoTime();

  /**
   * @param interval without a leader, after which the connections are made anew
   */
  Reconnection(Duration interval) {
    this.intervalNanos = interval.toNanos();
  }

  /** To be called often. */
  void look(RaftNode node) {
    long now = System.nanoTime();
    if (node.knowsLeader()) {
      since = now;
    } else if (now - since > intervalNanos) {
      since = now;
      node.reconnect();
    }
  }
}
