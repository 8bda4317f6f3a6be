package dev.parley.simulation.invariants;

import dev.parley.model.ids.TaskKey;
import dev.parley.simulation.world.End;
import dev.parley.simulation.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PVector;

/**
 * Whoever knows of a task's end knows of the same, unless the framework is gone: then nobody hears
 * of the end, and the master has to guess it.
 */
public final class OneEndForEachTask implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    for (Map.Entry<TaskKey, PVector<End>> task : world.past().ends().entrySet()) {
      List<End> ends = task.getValue();
      boolean owed = !world.past().removed().contains(task.getKey().framework());
      if (owed && ends.stream().anyMatch(end -> end.state() != ends.get(0).state())) {
        return Optional.of("task " + task.getKey() + " has different ends: " + ends);
      }
    }
    return Optional.empty();
  }
}
