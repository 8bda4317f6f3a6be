package dev.parley.journal.keeper;

import dev.parley.journal.raft.JournalReplica;
import dev.parley.journal.raft.PeerStatus;
import dev.parley.journal.raft.ReplicaStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Makes another replica lead the log before this one ends. */
final class HandOver {
  /** One that has not answered for so long may be gone. */
  private static final Duration IN_TOUCH = Duration.ofMillis(600);

  /** As long as an election by itself: waiting for more is of no use. */
  private static final long LONGEST_MILLIS = 1_000;

  private HandOver() {}

  /** Completes when it is done, or given up; at once if this replica does not lead. */
  static CompletionStage<Void> by(JournalReplica replica) {
    Optional<String> heir = replica.leads() ? heir(replica.status()) : Optional.empty();
    return heir.<CompletionStage<Void>>map(
            peer ->
                replica
                    .changes()
                    .transferLeadership(peer)
                    .toCompletableFuture()
                    .orTimeout(LONGEST_MILLIS, TimeUnit.MILLISECONDS)
                    .handle((done, failure) -> null))
        .orElseGet(() -> CompletableFuture.completedStage(null));
  }

  /** The voter that answers and has most of the log. */
  static Optional<String> heir(ReplicaStatus status) {
    return status.peers().stream()
        .filter(peer -> !peer.listener() && !peer.id().equals(status.peerId()))
        .filter(peer -> peer.lastContact().filter(ago -> ago.compareTo(IN_TOUCH) < 0).isPresent())
        .min(Comparator.comparing(peer -> peer.lag().orElse(Long.MAX_VALUE)))
        .map(PeerStatus::id);
  }
}
