package dev.parley.journal.raft;

import java.time.Duration;

/**
 * How long a replica waits for what. The same on all replicas of a group.
 *
 * @param electionMin without a word of the leader, before a follower stands for election
 * @param electionMax the longest such wait, drawn at random; a leader without a majority steps down
 *     after it
 * @param request until an answer counts as lost and the request is repeated
 * @param restart between the attempts to start again; doubled up to sixteen times that
 * @param tick how often the disk and the server are looked at
 */
public record ReplicaTimings(
    Duration electionMin, Duration electionMax, Duration request, Duration restart, Duration tick) {

  public static final ReplicaTimings DEFAULT =
      new ReplicaTimings(
          Duration.ofMillis(450),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofMillis(300),
          Duration.ofMillis(200));

  public ReplicaTimings {
    if (electionMin.compareTo(electionMax) > 0) {
      throw new IllegalArgumentException(electionMin + " is more than " + electionMax);
    }
  }

  public ReplicaTimings withElection(Duration min, Duration max) {
    return new ReplicaTimings(min, max, request, restart, tick);
  }
}
