package dev.parley.simulation.invariants;

import dev.parley.simulation.world.World;
import java.util.List;
import java.util.Optional;

/** When a master of a higher epoch has committed, none of a lower one does. */
public final class EpochsOnlyGrow implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    List<Long> epochs = world.past().epochs();
    for (int i = 1; i < epochs.size(); i++) {
      if (epochs.get(i) <= epochs.get(i - 1)) {
        return Optional.of(
            "epoch " + epochs.get(i) + " committed after epoch " + epochs.get(i - 1));
      }
    }
    return Optional.empty();
  }
}
