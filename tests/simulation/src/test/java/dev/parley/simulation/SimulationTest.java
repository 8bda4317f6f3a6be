package dev.parley.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

  @Test
  void manySeedsBreakNoInvariant() {
    List<Long> seeds = Seeds.chosen();
    long began = System.nanoTime();
    for (long seed : seeds) {
      new Simulation(SimulationSettings.rough(), seed).run();
    }
    double minutes = (System.nanoTime() - began) / 60e9;
    System.out.printf(
        "Simulation: %d seeds clean, %.0f seeds a minute%n", seeds.size(), seeds.size() / minutes);
  }

  @Test
  void theSameSeedGivesTheSameTrace() {
    for (long seed : List.of(1L, 2L, 3L, 1_000_001L, -7L)) {
      String first = new Simulation(SimulationSettings.rough(), seed).run().toString();
      String second = new Simulation(SimulationSettings.rough(), seed).run().toString();

      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void anotherSeedGivesAnotherTrace() {
    String one = new Simulation(SimulationSettings.rough(), 1).run().toString();
    String other = new Simulation(SimulationSettings.rough(), 2).run().toString();

    assertThat(other).isNotEqualTo(one);
  }
}
