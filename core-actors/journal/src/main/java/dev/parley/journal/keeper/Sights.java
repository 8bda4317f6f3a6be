package dev.parley.journal.keeper;

import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.raft.PeerStatus;
import dev.parley.journal.raft.ReplicaStatus;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a replica can say of its group. */
final class Sights {
  private Sights() {}

  static GroupSight of(
      ReplicaIdentity identity,
      ReplicaStatus status,
      Map<String, String> members,
      boolean untouched) {
    return new GroupSight(
        identity.peerId(),
        identity.generation(),
        status.leader().map(PeerId::new),
        new LogPosition(status.lastTerm(), status.lastIndex()),
        peers(status, false),
        peers(status, true),
        members,
        untouched);
  }

  /**
   * Before the replica has started.
   *
   * @param last the end of its log
   */
  static GroupSight before(ReplicaIdentity identity, LogPosition last, boolean untouched) {
    return new GroupSight(
        identity.peerId(),
        identity.generation(),
        Optional.empty(),
        last,
        identity.firstPeers(),
        Map.of(),
        Map.of(),
        untouched);
  }

  private static Map<PeerId, String> peers(ReplicaStatus status, boolean listeners) {
    return status.peers().stream()
        .filter(peer -> peer.listener() == listeners)
        .collect(Collectors.toMap(peer -> new PeerId(peer.id()), PeerStatus::address));
  }
}
