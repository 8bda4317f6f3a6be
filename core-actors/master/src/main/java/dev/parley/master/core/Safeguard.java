package dev.parley.master.core;

/**
 * A precaution of the master that can be left out, which only the simulator's tests do: they show
 * that its absence is noticed.
 */
public enum Safeguard {
  /** What a task held is given back once, not each time its end is reported. */
  RELEASE_ONCE,
  /** A registration in a session that was opened before the one at hand is refused. */
  ORDER_SESSIONS,
  /** Nothing is begun without a recent proof of the quorum. */
  QUORUM_PROOF
}
