package dev.parley.journal.keeper;

import dev.parley.journal.membership.GroupSight;
import dev.parley.journal.membership.RollCallAnswer;
import java.util.Collection;
import java.util.Optional;

/**
 * Whether the group has gone on without a replica on purpose, which that one is not told by Raft.
 */
final class Removal {
  private Removal() {}

  /**
   * @param mine what the replica knows of the group
   * @param answers of the other masters; the leader's alone counts
   */
  static boolean isRemoved(GroupSight mine, String name, Collection<RollCallAnswer> answers) {
    return answers.stream()
        .map(RollCallAnswer::group)
        .flatMap(Optional::stream)
        .filter(theirs -> theirs.generation() == mine.generation())
        .filter(theirs -> theirs.leader().equals(Optional.of(theirs.peerId())))
        .filter(theirs -> !theirs.members().isEmpty())
        .anyMatch(
            theirs ->
                !theirs.members().containsKey(name)
                    && !theirs.voters().containsKey(mine.peerId())
                    && !theirs.listeners().containsKey(mine.peerId()));
  }
}
