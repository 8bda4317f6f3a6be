package dev.parley.simulation.invariants;

import dev.parley.model.ids.TaskKey;
import dev.parley.simulation.world.AgentTruth;
import dev.parley.simulation.world.Piece;
import dev.parley.simulation.world.World;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs, or may yet run, was written to the journal as launched: no leader can forget it. */
public final class NothingRunsUncommitted implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    for (AgentTruth agent : world.agents()) {
      Optional<TaskKey> unknown =
          Stream.concat(agent.running().stream(), agent.underWay().stream())
              .map(Piece::task)
              .filter(task -> !world.past().launched().containsKey(task))
              .findFirst();
      if (unknown.isPresent()) {
        return Optional.of(
            "task "
                + unknown.get()
                + " is on "
                + agent.machine()
                + ", but its launch is not committed");
      }
    }
    return Optional.empty();
  }
}
