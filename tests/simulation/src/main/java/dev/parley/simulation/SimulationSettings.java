package dev.parley.simulation;

import dev.parley.master.core.MasterRules;
import dev.parley.simulation.time.Chance;
import java.time.Duration;
import java.util.function.Function;

/**
 * What a simulation is run with, besides its seed.
 *
 * @param scenario drawn with the run's own dice
 * @param active how long work goes on and things go wrong
 * @param settling how long everything may then take to come to rest
 */
public record SimulationSettings(
    Function<Chance, Scenario> scenario,
    Safeguards safeguards,
    MasterRules rules,
    Duration active,
    Duration settling) {

  /** The real rules with shorter times, so that less time has to be simulated. */
  private static final MasterRules QUICK =
      new MasterRules(
          Duration.ofSeconds(6),
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          MasterRules.DEFAULT.taskBytes());

  /** A run in which things go wrong. */
  public static SimulationSettings rough() {
    return of(Scenario::random);
  }

  public static SimulationSettings of(Function<Chance, Scenario> scenario) {
    return new SimulationSettings(
        scenario, Safeguards.ALL, QUICK, Duration.ofSeconds(15), Duration.ofSeconds(120));
  }

  public SimulationSettings with(Safeguards other) {
    return new SimulationSettings(scenario, other, rules, active, settling);
  }

  public SimulationSettings activeFor(Duration time) {
    return new SimulationSettings(scenario, safeguards, rules, time, settling);
  }
}
