package dev.parley.journal.keeper;

import dev.parley.journal.membership.Candidate;
import dev.parley.journal.membership.Departure;
import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.OwnData;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.membership.RollCallAnswer;
import dev.parley.journal.raft.JournalReplica;
import dev.parley.journal.raft.ReplicaState;
import java.util.Collection;
import java.util.Optional;

/**
 * Notices that this master's replica was taken out of the group while it ran. Used by the keeper's
 * thread alone; what it remembers is soft, the replica's log says enough after a restart.
 */
final class ReplicaEnd {
  private final Candidate me;

  /** The end of the replica's log when it was last seen to be in the group. */
  private Optional<LogPosition> belonged;

  ReplicaEnd(Candidate me, OwnData own) {
    this.me = me;
    // One that has a log was sent it by the group, so it was in it.
    this.belonged =
        own instanceof OwnData.Known known
            ? known.sight().map(GroupSight::last).filter(last -> last.index() >= 0)
            : Optional.empty();
  }

  /** Whether another machine is to have this master's place, as far as this replica knows. */
  boolean isReplaced(GroupSight sight) {
    return Departure.isElsewhere(sight, me);
  }

  /**
   * Why this master must not go on, if it must not; to be called again and again.
   *
   * @param sight of the replica itself
   */
  Optional<String> of(
      JournalReplica replica,
      ReplicaIdentity identity,
      GroupSight sight,
      Collection<RollCallAnswer> others) {
    if (sight.contains(identity.peerId())) {
      belonged = Optional.of(sight.last());
    }
    Optional<String> said = Departure.of(me, identity, belonged, others);
    return replica.status().state() == ReplicaState.STOPPED_REMOVED && said.isEmpty()
        ? Optional.of(
            String.format(
                "The group does not count replica %s any more: master %s was removed or replaced."
                    + " `parley masters list` shows who is in the group; to come back, this master"
                    + " needs a place there and an empty work folder.",
                identity.peerId(), me.name()))
        : said;
  }
}
