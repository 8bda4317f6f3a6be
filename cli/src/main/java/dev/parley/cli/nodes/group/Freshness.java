package dev.parley.cli.nodes.group;

import dev.parley.journal.keeper.ReplicaKeeper;
import dev.parley.journal.raft.ReplicaStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * How long ago this node's replica was last known to hold all that was agreed on: when it had
 * applied all that it knew to be committed, and was in touch with the group. It must be asked
 * several times a minute to know. Thread-safe.
 */
final class Freshness {
  private final ReplicaKeeper keeper;
  private long freshAtNanos = System.nanoTime();

  Freshness(ReplicaKeeper keeper) {
    this.keeper = keeper;
  }

  synchronized Duration age() {
    Optional<ReplicaStatus> status = keeper.status();
    long now = System.nanoTime();
    if (status.isEmpty()) {
      return Duration.ofNanos(now - freshAtNanos);
    }
    Duration unheard = status.get().unheard();
    boolean complete = status.get().applied() >= status.get().committed();
    if (complete && unheard.compareTo(ReplicaStatus.NEVER) < 0) {
      freshAtNanos = Math.max(freshAtNanos, now - unheard.toNanos());
    }
    return Duration.ofNanos(now - freshAtNanos);
  }
}
