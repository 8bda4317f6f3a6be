package dev.parley.journal.raft;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;

/**
 * Knows when the group last had a majority, as far as this replica can prove: it leads, and a
 * majority has answered what it sent; or the one that leads says so; or the group has agreed on a
 * command. All times are those at which the question was sent, in this process's own count, so what
 * is told is never newer than the truth, whoever was paused in between. Thread-safe; nothing
 * survives a crash.
 */
final class QuorumProof {
  /** So many questions may be under way to a leader that does not answer. */
  private static final int MOST_UNDER_WAY = 4;

  private static final long PATIENCE_MILLIS = 1000;

  private final Supplier<@Nullable RaftNode> node;
  private final Function<RaftPeer, CompletableFuture<RaftClientReply>> leader;
  private final AtomicInteger underWay = new AtomicInteger();
  private Optional<Long> provedAtNanos = Optional.empty();

  /**
   * @param node the server of this replica, null while it has none
   * @param leader asks another server, which leads, for its {@link #answer}
   */
  QuorumProof(
      Supplier<@Nullable RaftNode> node,
      Function<RaftPeer, CompletableFuture<RaftClientReply>> leader) {
    this.node = node;
    this.leader = leader;
  }

  /** Looks for a newer proof; to be called often. */
  void seek() {
    RaftNode local = node.get();
    if (local == null) {
      return;
    }
    long asked = System.nanoTime();
    if (local.leads()) {
      proved(asked, local.majorityAge());
      return;
    }
    Optional<RaftPeer> other =
        local.leader().filter(peer -> !peer.getId().equals(local.division().getId()));
    if (other.isPresent() && underWay.get() < MOST_UNDER_WAY) {
      underWay.incrementAndGet();
      var unused =
          leader
              .apply(other.get())
              .thenApply(reply -> reply)
              .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
              .whenComplete((reply, failure) -> answered(asked, reply));
    }
  }

  private void answered(long asked, @Nullable RaftClientReply reply) {
    underWay.decrementAndGet();
    if (reply != null && reply.isSuccess()) {
      ByteBuffer age = reply.getMessage().getContent().asReadOnlyByteBuffer();
      if (age.remaining() == Long.BYTES) {
        proved(asked, Duration.ofMillis(age.getLong()));
      }
    }
  }

  /** What the leader says of itself. */
  static Message answer(Duration majorityAge) {
    ByteBuffer age = ByteBuffer.allocate(Long.BYTES).putLong(majorityAge.toMillis()).flip();
    return Message.valueOf(UnsafeByteOperations.unsafeWrap(age));
  }

  /** A command that is agreed on proves that there was a majority after it was sent. */
  <T> CompletionStage<T> watch(CompletionStage<T> agreement) {
    long asked = System.nanoTime();
    return agreement.whenComplete(
        (reply, failure) -> {
          if (failure == null) {
            proved(asked, Duration.ZERO);
          }
        });
  }

  private synchronized void proved(long atNanos, Duration before) {
    if (before.compareTo(ReplicaStatus.NEVER) < 0) {
      long nanos = atNanos - before.toNanos();
      if (provedAtNanos.map(known -> nanos - known > 0).orElse(true)) {
        provedAtNanos = Optional.of(nanos);
      }
    }
  }

  /** How old the newest proof is; {@link ReplicaStatus#NEVER} if there is none. */
  synchronized Duration age() {
    return provedAtNanos
        .map(at -> Duration.ofNanos(System.nanoTime() - at))
        .orElse(ReplicaStatus.NEVER);
  }
}
