package dev.parley.journal.keeper;

import dev.parley.journal.membership.Candidate;
import dev.parley.journal.raft.ReplicaLimits;
import dev.parley.journal.raft.ReplicaTimings;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a node needs to know to keep a replica.
 *
 * @param folder the journal's, on this node's disk; nobody else writes there
 * @param candidate who this node is, and who the others are said to be
 * @param bindHost where the replica listens
 * @param bindPort where the replica listens
 */
public record KeeperSettings(
    Path folder,
    Candidate candidate,
    String bindHost,
    int bindPort,
    ReplicaTimings timings,
    ReplicaLimits limits) {

  String cluster() {
    return candidate.cluster();
  }

  String name() {
    return candidate.name();
  }

  /** Where the others reach this node's replica. */
  String address() {
    return Objects.requireNonNull(candidate.configured().get(candidate.name()));
  }
}
