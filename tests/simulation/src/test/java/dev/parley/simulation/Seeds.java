package dev.parley.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Which seeds to run: {@code -Dsimulation.seed=N} for one, {@code -Dsimulation.seeds=N} for many.
 */
final class Seeds {
  private static final int USUAL = 1_000;

  private Seeds() {}

  static List<Long> chosen() {
    Long one = Long.getLong("simulation.seed");
    return one != null
        ? List.of(one)
        : LongStream.rangeClosed(1, Integer.getInteger("simulation.seeds", USUAL)).boxed().toList();
  }

  /** The first seed, of so many, with which the run goes wrong. */
  static Optional<BrokenInvariantException> firstFailure(SimulationSettings settings, int seeds) {
    for (long seed = 1; seed <= seeds; seed++) {
      try {
        new Simulation(settings, seed).run();
      } catch (BrokenInvariantException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }
}
