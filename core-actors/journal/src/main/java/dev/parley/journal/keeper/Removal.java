package dev.parley.journal.keeper;

import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.membership.RollCallAnswer;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the replica that a newcomer replaces is gone from the group. */
final class Removal {
  private Removal() {}

  /** Whether the group has no other replica of this one's master. */
  static boolean othersAreGone(ReplicaIdentity mine, Collection<RollCallAnswer> answers) {
    return leaders(mine.generation(), answers)
        .anyMatch(
            theirs ->
                peers(theirs)
                    .noneMatch(
                        peer -> peer.master().equals(mine.name()) && !peer.equals(mine.peerId())));
  }

  /** The leader's answer, which alone is sure to be up to date. */
  private static Stream<GroupSight> leaders(long generation, Collection<RollCallAnswer> answers) {
    return answers.stream()
        .map(RollCallAnswer::group)
        .flatMap(Optional::stream)
        .filter(theirs -> theirs.generation() == generation)
        .filter(theirs -> theirs.leader().equals(Optional.of(theirs.peerId())));
  }

  private static Stream<PeerId> peers(GroupSight sight) {
    return Stream.concat(sight.voters().keySet().stream(), sight.listeners().keySet().stream());
  }
}
