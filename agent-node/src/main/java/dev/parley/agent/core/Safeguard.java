package dev.parley.agent.core;

import java.util.EnumSet;
import java.util.Set;

/**
 * Rules that keep an agent honest under loss, duplication and crashes. An agent has all of them;
 * only tests of the simulator take one out, to see it notice.
 */
public enum Safeguard {
  /** What a task held is given back once, however often its end is heard of. */
  RELEASE_ONCE,
  /** A task is forgotten only when its end is acknowledged. */
  ACKNOWLEDGE_BEFORE_FORGETTING,
  /** A master of a lower epoch than one that was heard of is not turned to. */
  REFUSE_LOWER_EPOCHS;

  public static final Set<Safeguard> ALL = Set.copyOf(EnumSet.allOf(Safeguard.class));
}
