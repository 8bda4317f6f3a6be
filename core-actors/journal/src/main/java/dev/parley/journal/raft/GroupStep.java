package dev.parley.journal.raft;

import java.util.Map;

/** What to do next on the way to a {@link GroupGoal}. */
sealed interface GroupStep {

  /** The goal is reached. */
  record Done() implements GroupStep {}

  record Wait(String reason) implements GroupStep {}

  /** These shall be the members, if they are still what they were when that was decided. */
  record SetMembers(Map<String, String> voters, Map<String, String> listeners)
      implements GroupStep {}

  record Transfer(String to) implements GroupStep {}
}
