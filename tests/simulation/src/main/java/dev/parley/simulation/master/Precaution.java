package dev.parley.simulation.master;

/** What the processes around the decision core of a master see to. A test may leave one out. */
public enum Precaution {
  /** The journal takes nothing from a master that has missed what another one wrote. */
  REFUSE_SUPERSEDED_WRITERS,
  /** What a decision leads to is done when its events are in the journal, not before. */
  COMMIT_BEFORE_EFFECTS
}
