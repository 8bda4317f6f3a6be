package dev.parley.protocol.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The replicated log as one master sees it.
 *
 * @param node that was asked
 * @param state of its own replica: {@link #RUNNING}, or another one such as {@code waiting for
 *     disk}
 * @param problem a sentence for people, while something is wrong
 * @param leader the name of the master whose replica leads the group; not always the leading master
 * @param term of the group
 * @param committedIndex agreed on by a majority, as far as this node knows
 * @param appliedIndex of this node's own replica
 * @param flushedIndex up to which this replica no longer needs its log
 * @param logStartIndex the oldest entry in its log
 * @param logBytes on this node's disk
 * @param storeBytes on this node's disk
 */
public record JournalStatusView(
    String node,
    String state,
    Optional<String> problem,
    Optional<String> leader,
    long term,
    long committedIndex,
    long appliedIndex,
    long flushedIndex,
    long logStartIndex,
    long logBytes,
    long storeBytes,
    List<ReplicaView> replicas) {

  /** The state of a replica that has all that it needs, whether or not there is a majority. */
  public static final String RUNNING = "running";

  /** The role of a replica that catches up and does not count for the majority yet. */
  public static final String LISTENER = "listener";

  public JournalStatusView {
    replicas = List.copyOf(replicas);
  }

  /**
   * A member of the group.
   *
   * @param name of the master
   * @param peerId of its replica; a master that lost its disk comes back under a new one
   * @param address {@code host:port} of its replica
   * @param role {@code leader}, {@code follower}, or {@link #LISTENER}
   * @param lag entries it is behind the leader, as far as the leader knows; only the leader does
   * @param lastContact how long ago the leader heard of it
   */
  public record ReplicaView(
      String name,
      String peerId,
      String address,
      String role,
      Optional<Long> lag,
      Optional<Duration> lastContact) {}
}
