package dev.parley.journal.raft;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In what state a replica is, and why. Says each change in the log. Written by one thread. */
final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  /**
   * @param problem in words, empty if there is none
   */
  record Now(ReplicaState state, String problem) {}

  private final String peer;
  private volatile Now now = new Now(ReplicaState.STARTING, "");

  Health(String peer) {
    this.peer = peer;
  }

  Now now() {
    return now;
  }

  void running() {
    now = new Now(ReplicaState.RUNNING, "");
  }

  void goesOn() {
    LOG.info("the replica {} goes on: the disk has room again", peer);
    now = new Now(ReplicaState.STARTING, "");
  }

  void becomesMember() {
    LOG.info("the replica {} starts as a member of the group", peer);
    now = new Now(ReplicaState.STARTING, "");
  }

  /**
   * @param news whether it is worth a line of the log
   */
  void restarts(String problem, Throwable why, boolean news) {
    if (news && Trouble.isExpected(why)) {
      LOG.warn("the replica {} {}", peer, problem);
      LOG.debug("the replica {} is started again", peer, why);
    } else if (news) {
      LOG.warn("the replica {} {}", peer, problem, why);
    }
    now = new Now(ReplicaState.STARTING, problem);
  }

  void waitsForDisk(String room) {
    now = new Now(ReplicaState.WAITING_FOR_DISK, "the disk is full: " + room);
    LOG.warn("the replica {} waits: {}", peer, now.problem());
  }

  void damaged(String damage) {
    now = new Now(ReplicaState.STOPPED_DAMAGED, damage);
    LOG.error("the replica {} stays stopped: {}", peer, damage);
  }

  void removed() {
    now = new Now(ReplicaState.STOPPED_REMOVED, peer + " is no member of the group any more");
    LOG.warn("the replica {} stays stopped: {}", peer, now.problem());
  }

  void closed() {
    now = new Now(ReplicaState.CLOSED, "");
  }
}
