package dev.parley.journal.raft;

/** What has become of a replica. */
public enum ReplicaState {
  /** It is being started, for the first time or again. */
  STARTING,
  /** It takes part. */
  RUNNING,
  /** The disk is full; it goes on by itself when there is room. */
  WAITING_FOR_DISK,
  /** What it has on disk is damaged. It stays as it is, for somebody to look at. */
  STOPPED_DAMAGED,
  /** It is no member of the group any more. */
  STOPPED_REMOVED,
  /** This process has closed it. */
  CLOSED
}
