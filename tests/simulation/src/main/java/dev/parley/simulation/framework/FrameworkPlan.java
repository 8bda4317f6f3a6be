package dev.parley.simulation.framework;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.simulation.time.Chance;
import java.time.Duration;

/**
 * A framework that takes part.
 *
 * @param machine where it lives
 * @param info without an id
 * @param begins after so long
 */
public record FrameworkPlan(
    String machine,
    FrameworkInfo info,
    boolean manualAcknowledgement,
    Duration begins,
    Author author) {

  /** Writes the scheduler of each process of the framework. */
  @FunctionalInterface
  public interface Author {
    /**
     * @param resting whether it is to start nothing
     */
    Script write(Notebook notebook, Chance chance, boolean resting);
  }

  /** A framework whose scheduler is driven by dice. */
  public static FrameworkPlan withHabits(
      String machine, FrameworkInfo info, Duration begins, Habits habits) {
    return new FrameworkPlan(
        machine,
        info,
        habits.acknowledgesLate(),
        begins,
        (notebook, chance, resting) -> new Workload(habits, notebook, chance, resting));
  }
}
