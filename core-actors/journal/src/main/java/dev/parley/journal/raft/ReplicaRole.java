package dev.parley.journal.raft;

/** What a replica is in its group. */
public enum ReplicaRole {
  LEADER,
  FOLLOWER,
  CANDIDATE,
  /** Is sent the log, but does not vote. */
  LISTENER,
  /** Not yet, or not any more, a member; or its server is not running. */
  NONE
}
