package dev.parley.cli.nodes.group;

import dev.parley.journal.membership.PeerId;
import dev.parley.journal.raft.PeerStatus;
import dev.parley.journal.raft.ReplicaStatus;
import dev.parley.protocol.view.JournalStatusView;
import dev.parley.protocol.view.JournalStatusView.ReplicaView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A replica's status, for people. */
final class StatusViews {
  /** Longer than an election takes. */
  private static final Duration LONG_UNHEARD = Duration.ofSeconds(3);

  private StatusViews() {}

  /**
   * @param saidByLeader used where this replica does not lead, and so does not know how far the
   *     others are
   */
  static JournalStatusView of(
      String name, ReplicaStatus status, boolean leads, List<ReplicaView> saidByLeader) {
    List<ReplicaView> own =
        status.peers().stream()
            .map(peer -> replica(peer, status.leader()))
            .map(
                peer -> leads || status.leader().isEmpty() ? peer : withFigures(peer, saidByLeader))
            .toList();
    return new JournalStatusView(
        name,
        words(status.state()),
        problem(status),
        status.leader().map(id -> new PeerId(id).master()),
        status.term(),
        status.committed(),
        status.applied(),
        status.flushed(),
        status.logStart(),
        status.logBytes(),
        status.storeBytes(),
        own);
  }

  private static Optional<String> problem(ReplicaStatus status) {
    if (!status.problem().isEmpty()) {
      return Optional.of(status.problem());
    }
    return status.unheard().compareTo(LONG_UNHEARD) > 0
        ? Optional.of("no majority of the masters' replicas is in touch: writes wait until one is")
        : Optional.empty();
  }

  /** Of a master that has no replica yet. */
  static JournalStatusView without(String name, String why) {
    return new JournalStatusView(
        name, "waiting", Optional.of(why), Optional.empty(), 0, -1, -1, -1, -1, 0, 0, List.of());
  }

  private static String words(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** How far a replica is, as the leader says, if it does not lead itself. */
  private static ReplicaView withFigures(ReplicaView own, List<ReplicaView> saidByLeader) {
    return saidByLeader.stream()
        .filter(said -> said.peerId().equals(own.peerId()))
        .map(
            said ->
                new ReplicaView(
                    own.name(),
                    own.peerId(),
                    own.address(),
                    own.role(),
                    own.lag().or(said::lag),
                    said.lastContact()))
        .findFirst()
        .orElse(own);
  }

  private static ReplicaView replica(PeerStatus peer, Optional<String> leader) {
    boolean leads = leader.equals(Optional.of(peer.id()));
    return new ReplicaView(
        new PeerId(peer.id()).master(),
        peer.id(),
        peer.address(),
        leads ? "leader" : peer.listener() ? "listener" : "follower",
        leads ? Optional.of(0L) : peer.lag(),
        peer.lastContact());
  }
}
