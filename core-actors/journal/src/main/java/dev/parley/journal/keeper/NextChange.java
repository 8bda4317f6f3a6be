package dev.parley.journal.keeper;

import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.RollCallAnswer;
import dev.parley.journal.raft.PeerStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the leader changes next, so that the group becomes what the members table says: a pure
 * function, asked again and again, of which each answer is one committed change. So it does not
 * matter who asked for a change, or how far the leader before had got.
 */
final class NextChange {
  /** A listener this close behind the leader may vote. */
  private static final long CAUGHT_UP = 200;

  private static final Duration IN_TOUCH = Duration.ofSeconds(2);

  private NextChange() {}

  /** One change of the group. */
  sealed interface Change {}

  /** The group has just been founded: those who founded it may be in it. */
  record SetMembers(Map<String, String> members) implements Change {}

  record AddListener(PeerId peer, String address) implements Change {}

  record Promote(PeerId peer) implements Change {}

  record Remove(PeerId peer) implements Change {}

  /**
   * @param sight of the leader
   * @param peers as the leader sees them
   * @param answers of the other masters
   */
  static Optional<Change> of(
      GroupSight sight,
      List<PeerStatus> peers,
      Map<String, String> configured,
      Collection<RollCallAnswer> answers) {
    if (sight.members().isEmpty()) {
      return Optional.of(new SetMembers(configured));
    }
    return removal(sight).or(() -> promotion(sight, peers)).or(() -> arrival(sight, answers));
  }

  private static Optional<Change> removal(GroupSight sight) {
    return Stream.concat(sight.listeners().keySet().stream(), sight.voters().keySet().stream())
        .filter(peer -> !sight.members().containsKey(peer.master()))
        .sorted()
        .map(peer -> (Change) new Remove(peer))
        .findFirst();
  }

  private static Optional<Change> promotion(GroupSight sight, List<PeerStatus> peers) {
    return peers.stream()
        .filter(PeerStatus::listener)
        .filter(peer -> peer.lag().orElse(Long.MAX_VALUE) <= CAUGHT_UP)
        .filter(peer -> peer.lastContact().map(ago -> ago.compareTo(IN_TOUCH) < 0).orElse(false))
        .map(peer -> new PeerId(peer.id()))
        .filter(sight.listeners()::containsKey)
        .map(peer -> (Change) new Promote(peer))
        .findFirst();
  }

  private static List<PeerId> others(GroupSight sight, PeerId peer) {
    return Stream.concat(sight.voters().keySet().stream(), sight.listeners().keySet().stream())
        .filter(other -> other.master().equals(peer.master()) && !other.equals(peer))
        .sorted()
        .toList();
  }

  /**
   * A master's replica that belongs to this group and is not in it yet. The one that it replaces
   * goes first, and before the newcomer starts: it is lost, so the group bears no less without it.
   */
  private static Optional<Change> arrival(GroupSight sight, Collection<RollCallAnswer> answers) {
    return answers.stream()
        .filter(answer -> sight.members().containsKey(answer.name()))
        .filter(answer -> isStranger(sight, answer))
        .map(answer -> admission(sight, answer))
        .findFirst();
  }

  private static Change admission(GroupSight sight, RollCallAnswer answer) {
    PeerId peer = answer.group().orElseThrow().peerId();
    List<PeerId> earlier = others(sight, peer);
    return earlier.isEmpty()
        ? new AddListener(
            peer,
            Objects.requireNonNullElse(
                answer.configured().get(answer.name()), sight.members().get(answer.name())))
        : new Remove(earlier.get(0));
  }

  private static boolean isStranger(GroupSight sight, RollCallAnswer answer) {
    return answer
        .group()
        .filter(theirs -> theirs.generation() == sight.generation())
        .map(GroupSight::peerId)
        .filter(peer -> peer.master().equals(answer.name()))
        .filter(peer -> !sight.voters().containsKey(peer) && !sight.listeners().containsKey(peer))
        // A founder's replica that was replaced must not come back under its old id.
        .filter(peer -> !peer.value().equals(peer.master()))
        .isPresent();
  }
}
