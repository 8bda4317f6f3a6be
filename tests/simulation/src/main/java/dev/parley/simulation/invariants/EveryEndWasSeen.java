package dev.parley.simulation.invariants;

import dev.parley.model.ids.TaskKey;
import dev.parley.model.tasks.TaskState;
import dev.parley.simulation.world.End;
import dev.parley.simulation.world.End.Witness;
import dev.parley.simulation.world.Past;
import dev.parley.simulation.world.World;
import java.util.Optional;

/**
 * Every task that was launched has ended by the word of its agent (or never reached it, by the word
 * of the master), and its framework was told, unless it is gone itself.
 */
public final class EveryEndWasSeen implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    Past past = world.past();
    return past.launched().keySet().stream()
        .filter(task -> !past.removed().contains(task.framework()))
        .flatMap(task -> whatIsMissing(past, task).stream())
        .findFirst();
  }

  private static Optional<String> whatIsMissing(Past past, TaskKey task) {
    boolean byAgent = past.endsOf(task).stream().anyMatch(e -> e.witness() == Witness.AGENT);
    boolean dropped = past.endsOf(task).contains(new End(Witness.REGISTRY, TaskState.DROPPED));
    boolean told = past.endsOf(task).stream().anyMatch(e -> e.witness() == Witness.FRAMEWORK);
    boolean toldLost = dropped && past.toldLost().contains(task);
    if (!byAgent && !dropped) {
      return Optional.of("the end of task " + task + " was never reported by its agent");
    }
    return told || toldLost
        ? Optional.empty()
        : Optional.of("the framework of task " + task + " was never told of " + past.endsOf(task));
  }
}
