package dev.parley.master.core;

import dev.parley.master.registry.Policies;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.model.ids.Role;
import dev.parley.model.maintenance.Machine;
import dev.parley.model.maintenance.MaintenanceSchedule;
import dev.parley.model.maintenance.MaintenanceWindow;
import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;
import dev.parley.model.resources.Value;
import dev.parley.model.roles.Quota;
import dev.parley.model.roles.Weight;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides on quotas, weights and the maintenance schedule: what they may be. */
final class PolicyDecisions {
  private PolicyDecisions() {}

  static Optional<Refusal> decide(Turn turn, OperatorOrder.OfPolicy order) {
    if (order instanceof OperatorOrder.SetQuota o) {
      return setQuota(turn, o.role(), o.quota());
    } else if (order instanceof OperatorOrder.RemoveQuota o) {
      return removeQuota(turn, o.role());
    } else if (order instanceof OperatorOrder.SetWeights o) {
      return setWeights(turn, o.weights());
    } else if (order instanceof OperatorOrder.SetMaintenanceSchedule o) {
      return setSchedule(turn, o.schedule());
    }
    throw new IllegalStateException("no decision for " + order);
  }

  private static Optional<Refusal> setQuota(Turn turn, Role role, Quota quota) {
    if (role.equals(Role.ANY)) {
      return invalid("role '*' is everybody's and has no quota: name another role");
    }
    Optional<String> wrong =
        notScalar("guarantee", quota.guarantee()).or(() -> notScalar("limit", quota.limit()));
    if (wrong.isPresent()) {
      return invalid("the quota of role " + role + ": " + wrong.get());
    }
    for (String name : quota.guarantee().asMap().keySet()) {
      boolean limited = quota.limit().get(name).isPresent();
      if (limited && quota.guarantee().milli(name) > quota.limit().milli(name)) {
        return invalid(
            "the quota of role " + role + " guarantees more " + name + " than its limit allows");
      }
    }
    if (!quota.equals(turn.registry().policies().quotas().get(role))) {
      turn.record(new RegistryEvent.QuotaSet(role, quota, turn.now()));
    }
    return Optional.empty();
  }

  private static Optional<String> notScalar(String what, Resources resources) {
    return resources.asMap().entrySet().stream()
        .filter(e -> !isScalar(e))
        .map(e -> "its " + what + " names " + e.getKey() + ", of which there is no amount")
        .findFirst();
  }

  private static boolean isScalar(Map.Entry<String, Value> entry) {
    return entry.getValue() instanceof Scalar;
  }

  private static Optional<Refusal> removeQuota(Turn turn, Role role) {
    if (!turn.registry().policies().quotas().containsKey(role)) {
      return Optional.of(Refusal.unknown("role " + role + " has no quota"));
    }
    turn.record(new RegistryEvent.QuotaRemoved(role, turn.now()));
    return Optional.empty();
  }

  private static Optional<Refusal> setWeights(Turn turn, List<Weight> weights) {
    Set<Role> named = new HashSet<>();
    for (Weight weight : weights) {
      if (!(weight.value() > 0) || Double.isInfinite(weight.value())) {
        return invalid(
            "the weight of role " + weight.role() + " is " + weight.value() + ": it must be > 0");
      }
      if (!named.add(weight.role())) {
        return invalid("role " + weight.role() + " is given two weights");
      }
    }
    if (weights.isEmpty()) {
      return invalid("no weights are given");
    }
    Policies policies = turn.registry().policies();
    if (weights.stream().anyMatch(w -> !isSet(policies, w))) {
      turn.record(new RegistryEvent.WeightsSet(weights, turn.now()));
    }
    return Optional.empty();
  }

  private static boolean isSet(Policies policies, Weight weight) {
    Double known = policies.weights().get(weight.role());
    return known != null && known == weight.value();
  }

  private static Optional<Refusal> setSchedule(Turn turn, MaintenanceSchedule schedule) {
    Set<Machine> named = new HashSet<>();
    for (MaintenanceWindow window : schedule.windows()) {
      if (window.machines().isEmpty()) {
        return invalid("the maintenance window at " + window.start() + " names no machine");
      }
      if (window.duration().filter(Duration::isNegative).isPresent()) {
        return invalid("the maintenance window at " + window.start() + " has a negative duration");
      }
      for (Machine machine : window.machines()) {
        if (machine.hostname().isEmpty() && machine.ip().isEmpty()) {
          return invalid("a machine has neither a host name nor an address");
        }
        if (!named.add(machine)) {
          return invalid("machine " + machine + " is in more than one maintenance window");
        }
      }
    }
    if (!schedule.equals(turn.registry().policies().maintenance())) {
      turn.record(new RegistryEvent.MaintenanceScheduled(schedule, turn.now()));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> invalid(String message) {
    return Optional.of(Refusal.invalid(message));
  }
}
