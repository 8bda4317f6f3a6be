package dev.parley.simulation.invariants;

import dev.parley.model.ids.TaskKey;
import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.Piece;
import dev.parley.simulation.world.World;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A task runs in one place at most, and not any more once anybody knows of its end. */
public final class NoTaskRunsTwice implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    Set<TaskKey> seen = new HashSet<>();
    for (AgentTruth agent : world.agents()) {
      for (Piece process : agent.running()) {
        TaskKey task = process.task();
        if (!seen.add(task)) {
          return Optional.of(
              "task " + task + " runs twice, for the second time on " + agent.machine());
        }
        if (!world.past().endsOf(task).isEmpty()) {
          return Optional.of(
              "task "
                  + task
                  + " runs on "
                  + agent.machine()
                  + ", though it has ended: "
                  + world.past().endsOf(task));
        }
      }
    }
    return Optional.empty();
  }
}
