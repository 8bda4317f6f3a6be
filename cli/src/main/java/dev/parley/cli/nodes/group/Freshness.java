package dev.parley.cli.nodes.group;

import dev.parley.journal.keeper.ReplicaKeeper;
import dev.parley.journal.raft.ReplicaRole;
import dev.parley.journal.raft.ReplicaStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * How long ago this node's replica was last known to hold all that was agreed on: when it had
 * applied all that it knew to be committed, and was in touch with the group. Thread-safe.
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
    Duration unheard = Duration.ZERO;
    boolean complete = status.get().applied() >= status.get().committed();
    if (complete && status.get().leader().isPresent()) {
      long at = now - unheard.toNanos();
      freshAtNanos = Math.max(freshAtNanos, at);
    }
    return status.get().role() == ReplicaRole.LEADER && complete && unheard.isZero()
        ? Duration.ZERO
        : Duration.ofNanos(now - freshAtNanos);
  }
}
