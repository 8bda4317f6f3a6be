package dev.parley.journal.raft;

/** Told whenever this replica becomes the group's leader, or ceases to be. */
@FunctionalInterface
public interface LeadershipListener {
  /** Called in a thread of the replica; return at once. */
  void leadershipChanged(boolean leads);
}
