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
      ReplicaIdentity identity, ReplicaStatus status, Map<String, String> members) {
    return new GroupSight(
        identity.peerId(),
        identity.generation(),
        status.leader().map(PeerId::new),
        new LogPosition(status.term(), status.committed()),
        peers(status, false),
        peers(status, true),
        members);
  }

  /** Before the replica has started, its identity is all there is to say. */
  static GroupSight before(ReplicaIdentity identity) {
    return new GroupSight(
        identity.peerId(),
        identity.generation(),
        Optional.empty(),
        LogPosition.NONE,
        identity.firstPeers(),
        Map.of(),
        Map.of());
  }

  private static Map<PeerId, String> peers(ReplicaStatus status, boolean listeners) {
    return status.peers().stream()
        .filter(peer -> peer.listener() == listeners)
        .collect(Collectors.toMap(peer -> new PeerId(peer.id()), PeerStatus::address));
  }
}
