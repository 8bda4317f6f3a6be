package dev.parley.journal.membership;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether this master's replica belongs to the group no more, and what its operator is told. Nobody
 * else tells a replica that runs: one that was removed stands for no election, and the others do
 * not talk to it. Pure functions.
 */
public final class Departure {
  private Departure() {}

  /**
   * The word of the leader, which alone is up to date; nothing if none is heard, or if it counts
   * this replica, or may be about to take it in.
   *
   * @param belonged the end of this replica's log when it was last seen to be in the group; empty
   *     if it never was, which says nothing of a founder
   * @return a sentence for people: this master must not go on
   */
  public static Optional<String> of(
      Candidate me,
      ReplicaIdentity identity,
      Optional<LogPosition> belonged,
      Collection<RollCallAnswer> answers) {
    return answers.stream()
        .map(RollCallAnswer::group)
        .flatMap(Optional::stream)
        .filter(sight -> sight.generation() == identity.generation() && sight.leads())
        .max(Comparator.comparing(GroupSight::last))
        .filter(leader -> !leader.members().isEmpty())
        .filter(leader -> leader.addressOf(identity.peerId()).isEmpty())
        .filter(leader -> identity.founder() || isOut(leader, me, belonged))
        .map(leader -> sentence(leader, me, identity.peerId()));
  }

  /** What a leader said before it had heard of this replica does not count. */
  private static boolean isOut(GroupSight leader, Candidate me, Optional<LogPosition> belonged) {
    return !hasPlace(leader, me)
        && belonged.filter(then -> then.compareTo(leader.last()) <= 0).isPresent();
  }

  /** Whether the group would take in a replica of this master, from where it is. */
  static boolean hasPlace(GroupSight leader, Candidate me) {
    return leader.members().containsKey(me.name()) && !isElsewhere(leader, me);
  }

  /** Whether the master's place is at another address than this one's. */
  public static boolean isElsewhere(GroupSight leader, Candidate me) {
    Optional<String> place = Optional.ofNullable(leader.members().get(me.name()));
    Optional<String> mine = Optional.ofNullable(me.configured().get(me.name()));
    return place.isPresent() && mine.isPresent() && !place.equals(mine);
  }

  /** Of a replica that the leader does not count any more. */
  static String sentence(GroupSight leader, Candidate me, PeerId replica) {
    List<PeerId> successors = leader.replicasOf(me.name());
    Optional<PeerId> successor =
        successors.isEmpty()
            ? Optional.empty()
            : Optional.of(successors.get(successors.size() - 1));
    if (isElsewhere(leader, me)) {
      return String.format(
          "The group does not count replica %s any more: master %s was replaced, its place is that of"
              + " the one whose replica%s is at %s. Do not start it here again; to bring it back here,"
              + " run `parley masters replace %s@HOST:PORT` and start it with an empty work folder.",
          replica,
          me.name(),
          successor.map(peer -> " " + peer).orElse(""),
          leader.members().get(me.name()),
          me.name());
    }
    return String.format(
        "The group does not count replica %s any more: %s. Move this master's journal folder away%s.",
        replica,
        successor.map(peer -> peer + " took its place").orElse("it was removed"),
        leader.knows(me.name())
            ? " and start it again: it then joins as a new replica"
            : ", run `parley masters add %s@HOST:PORT` on another one, and start it again"
                .formatted(me.name()));
  }
}
