package dev.parley.simulation.invariants;

import dev.parley.simulation.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has turned to a master of some epoch never turns to one of a lower epoch. */
public final class NobodyTurnsBack implements Invariant {
  @Override
  public Optional<String> breach(World world) {
    for (Map.Entry<String, ? extends List<Long>> turns : world.past().turnedTo().entrySet()) {
      List<Long> epochs = turns.getValue();
      for (int i = 1; i < epochs.size(); i++) {
        if (epochs.get(i) < epochs.get(i - 1)) {
          return Optional.of(
              turns.getKey()
                  + " turned to a master of epoch "
                  + epochs.get(i)
                  + " after one of epoch "
                  + epochs.get(i - 1));
        }
      }
    }
    return Optional.empty();
  }
}
