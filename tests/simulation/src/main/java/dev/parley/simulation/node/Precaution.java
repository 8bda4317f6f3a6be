package dev.parley.simulation.node;

/** What the processes around the decision cores see to. A test may leave one out. */
public enum Precaution {
  /** The journal takes nothing from a master after another one has made its claim. */
  REFUSE_SUPERSEDED_WRITERS,
  /** What a decision leads to is done when its events are in the journal, not before. */
  COMMIT_BEFORE_EFFECTS,
  /** A link listens to no master of a lower epoch than one that it has heard of. */
  REFUSE_LOWER_EPOCHS
}
