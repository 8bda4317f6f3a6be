package dev.parley.simulation;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.Role;
import dev.parley.model.resources.Resources;
import dev.parley.simulation.faults.FaultPlan;
import dev.parley.simulation.framework.FrameworkPlan;
import dev.parley.simulation.framework.Habits;
import dev.parley.simulation.network.Conditions;
import dev.parley.simulation.time.Chance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who takes part in a run, and what happens to them.
 *
 * @param agents what each has, by machine
 */
public record Scenario(
    SortedMap<String, Resources> agents,
    List<FrameworkPlan> frameworks,
    Conditions conditions,
    FaultPlan faults) {
  private static final List<String> SIZES =
      List.of(
          "cpus:4;mem:4096;ports:[31000-31009]",
          "cpus:2;mem:1024",
          "cpus:8;mem:2048;ports:[31000-31002,31010-31010]");

  private static final List<Set<Role>> ROLES =
      List.of(Set.of(Role.ANY), Set.of(new Role("eng")), Set.of(new Role("eng"), new Role("ops")));

  public Scenario {
    agents = new TreeMap<>(agents);
    frameworks = List.copyOf(frameworks);
  }

  public Scenario(
      Map<String, Resources> agents,
      List<FrameworkPlan> frameworks,
      Conditions conditions,
      FaultPlan faults) {
    this(new TreeMap<>(agents), frameworks, conditions, faults);
  }

  /** Two or three agents, two frameworks, a bad network, and some kinds of faults. */
  public static Scenario random(Chance chance) {
    Map<String, Resources> agents = new TreeMap<>();
    int count = chance.between(2, 3);
    for (int i = 1; i <= count; i++) {
      agents.put("a" + i, Resources.parse(chance.oneOf(SIZES)));
    }
    List<FrameworkPlan> frameworks = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      frameworks.add(framework("f" + i, chance));
    }
    Conditions conditions =
        new Conditions(
            Duration.ofNanos(200_000),
            Duration.ofMillis(5),
            chance.happens(0.5) ? 0.01 : 0,
            chance.happens(0.5) ? 0.02 : 0,
            Duration.ofSeconds(4));
    return new Scenario(agents, frameworks, conditions, FaultPlan.some(chance));
  }

  private static FrameworkPlan framework(String machine, Chance chance) {
    FrameworkInfo named =
        FrameworkInfo.named(machine)
            .withRoles(chance.oneOf(ROLES))
            .withFailoverTimeout(Duration.ofSeconds(chance.oneOf(List.of(0, 3, 15, 15))));
    FrameworkInfo info =
        chance.happens(0.7)
            ? named
            : new FrameworkInfo(
                named.id(),
                named.name(),
                named.user(),
                named.roles(),
                named.failoverTimeout(),
                EnumSet.noneOf(FrameworkInfo.Capability.class));
    Habits habits =
        new Habits(
            chance.between(5, 15),
            chance.happens(0.6) ? 0.15 : 0,
            chance.happens(0.4) ? 0.05 : 0,
            chance.happens(0.3));
    return FrameworkPlan.withHabits(
        machine, info, chance.between(Duration.ZERO, Duration.ofSeconds(2)), habits);
  }
}
