package dev.parley.simulation.faults;

import dev.parley.simulation.time.Chance;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong in a run.
 *
 * @param kinds all alike
 * @param pause between two faults, at the most
 * @param outage how long each lasts, at the most
 */
public record FaultPlan(List<FaultKind> kinds, Duration pause, Duration outage) {
  private static final double SHARE = 0.5;

  public static final FaultPlan NONE =
      new FaultPlan(List.of(), Duration.ofDays(1), Duration.ofDays(1));

  public FaultPlan {
    kinds = List.copyOf(kinds);
  }

  /**
   * Some kinds of faults and not others: a run that is crashed all the time gets nowhere, and what
   * two kinds do together shows best without the rest.
   */
  public static FaultPlan some(Chance chance) {
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      if (chance.happens(SHARE)) {
        kinds.add(kind);
      }
    }
    return new FaultPlan(
        List.copyOf(kinds),
        chance.between(Duration.ofMillis(500), Duration.ofSeconds(4)),
        chance.between(Duration.ofSeconds(1), Duration.ofSeconds(9)));
  }
}
