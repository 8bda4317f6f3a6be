package dev.parley.journal.membership;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which voters of a group are known to have lost their data, because their masters say that they
 * have none, or that they go by another peer id now. Those that do not answer may still have it.
 *
 * @param sight the group as known by the replica whose log ends last
 */
record VoterLoss(GroupSight sight, Set<PeerId> lost, Set<PeerId> silent) {

  /**
   * @param sights of one generation, at least one
   * @param mine this master's replica; empty if it has no data
   */
  static VoterLoss of(
      List<GroupSight> sights,
      String me,
      Optional<PeerId> mine,
      Map<String, RollCallAnswer> answers) {
    // Of equal logs the first by name, so that all masters name the same one.
    GroupSight best =
        sights.stream()
            .reduce((a, b) -> isBetter(b, a) ? b : a)
            .orElseThrow(() -> new IllegalArgumentException("no replica"));
    Set<PeerId> lost = new TreeSet<>();
    Set<PeerId> silent = new TreeSet<>();
    for (PeerId voter : best.voters().keySet()) {
      RollCallAnswer answer = answers.get(voter.master());
      if (voter.master().equals(me)) {
        if (!mine.equals(Optional.of(voter))) {
          lost.add(voter);
        }
      } else if (answer == null) {
        silent.add(voter);
      } else if (!holds(answer, voter, best.generation())) {
        lost.add(voter);
      }
    }
    return new VoterLoss(best, lost, silent);
  }

  private static boolean isBetter(GroupSight a, GroupSight b) {
    int order = a.last().compareTo(b.last());
    return order > 0 || (order == 0 && a.peerId().compareTo(b.peerId()) < 0);
  }

  private static boolean holds(RollCallAnswer answer, PeerId voter, long generation) {
    return answer
        .group()
        .filter(sight -> sight.peerId().equals(voter) && sight.generation() == generation)
        .isPresent();
  }

  boolean majorityLost() {
    int voters = sight.voters().size();
    // Who has not started yet knows of no voters, and cannot say that they are lost.
    return voters > 0 && voters - lost.size() < voters / 2 + 1;
  }

  String sentence() {
    return String.format(
        "Of the %d voters, %s lost their data (%s): what is left is no majority, and cannot go on by"
            + " itself. Bring that data back; or, if it is gone, stop %s, whose log ends furthest"
            + " of those that answered (%s), and run `parley masters recover` there%s.",
        sight.voters().size(),
        lost.size(),
        Names.all(lost.stream().map(PeerId::master).toList()),
        sight.peerId().master(),
        sight.last(),
        silent.isEmpty()
            ? ""
            : " (but "
                + Names.all(silent.stream().map(PeerId::master).toList())
                + " did not answer, and may know more)");
  }
}
