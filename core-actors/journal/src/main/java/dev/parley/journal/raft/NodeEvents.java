package dev.parley.journal.raft;

/**
 * What one life of the server tells its supervisor. Called in threads of Ratis; returns at once.
 */
interface NodeEvents {
  /** The leader, the role or the state of the server may have changed. */
  void changed();

  /** The log cannot be written. */
  void failed(Throwable cause);
}
