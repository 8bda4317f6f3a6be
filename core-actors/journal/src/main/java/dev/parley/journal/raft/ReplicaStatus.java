package dev.parley.journal.raft;

import java.util.List;
import java.util.Optional;

/**
 * How a replica is, as far as it knows itself. Indexes count the entries of the log from 0; -1 is
 * before the first one.
 *
 * @param problem in words, empty if there is none
 * @param leader its peer id, if one is known
 * @param committed on a majority, as far as this replica has heard
 * @param applied to the store
 * @param flushed on disk in the store
 * @param logStart the first entry that is still in the log
 * @param logBytes of the log's files
 * @param storeBytes of the store's files
 * @param peers the members of the group as this replica knows them, itself among them
 */
public record ReplicaStatus(
    String peerId,
    ReplicaState state,
    String problem,
    ReplicaRole role,
    Optional<String> leader,
    long term,
    long committed,
    long applied,
    long flushed,
    long logStart,
    long logBytes,
    long storeBytes,
    List<PeerStatus> peers) {
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
        committed,
        applied,
        flushed,
        logStart,
        logBytes,
        storeBytes,
        peers.stream().map(PeerStatus::unseen).toList());
  }
}
