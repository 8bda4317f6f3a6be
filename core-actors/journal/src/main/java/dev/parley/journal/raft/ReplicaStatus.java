package dev.parley.journal.raft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a replica is, as far as it knows itself. Indexes count the entries of the log from 0; -1 is
 * before the first one.
 *
 * @param problem in words, empty if there is none
 * @param leader its peer id, if one is known
 * @param lastTerm of the end of the log
 * @param lastIndex of the end of the log
 * @param committed on a majority, as far as this replica has heard
 * @param applied to the store
 * @param flushed on disk in the store
 * @param logStart the first entry that is still in the log
 * @param logBytes of the log's files
 * @param storeBytes of the store's files
 * @param unheard how long ago it was in touch with the group: a follower with the leader, the
 *     leader with a majority; {@link #NEVER} if it is not
 * @param peers the members of the group as this replica knows them, itself among them
 */
public record ReplicaStatus(
    String peerId,
    ReplicaState state,
    String problem,
    ReplicaRole role,
    Optional<String> leader,
    long term,
    long lastTerm,
    long lastIndex,
    long committed,
    long applied,
    long flushed,
    long logStart,
    long logBytes,
    long storeBytes,
    Duration unheard,
    List<PeerStatus> peers) {
  public static final Duration NEVER = Duration.ofMillis(Long.MAX_VALUE);

  public ReplicaStatus {
    peers = List.copyOf(peers);
  }

  /** The same, when the server does not run any more. */
  ReplicaStatus stopped(ReplicaState now, String why) {
    return new ReplicaStatus(
        peerId,
        now,
        why,
        ReplicaRole.NONE,
        Optional.empty(),
        term,
        lastTerm,
        lastIndex,
        committed,
        applied,
        flushed,
        logStart,
        logBytes,
        storeBytes,
        NEVER,
        peers.stream().map(PeerStatus::unseen).toList());
  }
}
