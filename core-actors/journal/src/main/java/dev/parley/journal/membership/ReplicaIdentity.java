package dev.parley.journal.membership;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which replica of which group a folder holds. Written before the replica starts for the first
 * time, and the proof, ever after, that an empty folder was not its own.
 *
 * @param cluster the cluster's name
 * @param name the master's
 * @param generation 0 for a group as it was founded; one more each time it was recovered from what
 *     was left, or restored from a backup
 * @param foundedAt when this replica, not the group, began
 * @param firstPeers the voters, with their addresses, when this replica began: what it starts with
 *     while its own log does not say who is in the group
 * @param restoreFrom a backup that has to be restored before the replica is of use; the replica
 *     founds its group alone
 * @param started whether the replica's log exists: if it is gone then, it was lost
 */
public record ReplicaIdentity(
    String cluster,
    String name,
    PeerId peerId,
    long generation,
    Instant foundedAt,
    Map<PeerId, String> firstPeers,
    Optional<String> restoreFrom,
    boolean started) {
  public ReplicaIdentity {
    firstPeers = Collections.unmodifiableMap(new TreeMap<>(firstPeers));
  }

  /** Of a replica that has not started yet. */
  public ReplicaIdentity(
      String cluster,
      String name,
      PeerId peerId,
      long generation,
      Instant foundedAt,
      Map<PeerId, String> firstPeers,
      Optional<String> restoreFrom) {
    this(cluster, name, peerId, generation, foundedAt, firstPeers, restoreFrom, false);
  }

  /** Whether it was a voter from the beginning; if not it begins as a listener. */
  public boolean founder() {
    return firstPeers.containsKey(peerId);
  }

  /** The same for all replicas of this generation, and for no other. */
  public UUID groupId() {
    return UUID.nameUUIDFromBytes((cluster + "/" + generation).getBytes(StandardCharsets.UTF_8));
  }

  /** As it is once its log exists. */
  public ReplicaIdentity withStarted() {
    return new ReplicaIdentity(
        cluster, name, peerId, generation, foundedAt, firstPeers, restoreFrom, true);
  }

  /** As it is once its backup is restored. */
  public ReplicaIdentity restored() {
    return new ReplicaIdentity(
        cluster, name, peerId, generation, foundedAt, firstPeers, Optional.empty(), true);
  }
}
