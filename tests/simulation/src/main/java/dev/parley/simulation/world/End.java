package dev.parley.simulation.world;

import dev.parley.model.tasks.TaskState;

/** That someone holds a task for ended. */
public record End(Witness witness, TaskState state) {

  /** Who. */
  public enum Witness {
    /** Wrote it down, which is what it reports. */
    AGENT,
    /** Committed it. */
    REGISTRY,
    /** Was told so. */
    FRAMEWORK
  }

  @Override
  public String toString() {
    return state + " by " + witness;
  }
}
