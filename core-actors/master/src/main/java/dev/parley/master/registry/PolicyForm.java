package dev.parley.master.registry;

import dev.parley.model.ids.Role;
import dev.parley.model.maintenance.MaintenanceSchedule;
import dev.parley.model.roles.Quota;
import dev.parley.model.roles.Weight;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The {@link Policies} as a snapshot holds them; with the names of these fields. */
record PolicyForm(List<RoleQuota> quotas, List<Weight> weights, MaintenanceSchedule maintenance) {
  record RoleQuota(Role role, Quota quota) {}

  static PolicyForm of(Policies policies) {
    return new PolicyForm(
        policies.quotas().entrySet().stream()
            .map(e -> new RoleQuota(e.getKey(), e.getValue()))
            .toList(),
        policies.weights().entrySet().stream()
            .map(e -> new Weight(e.getKey(), e.getValue()))
            .toList(),
        policies.maintenance());
  }

  Policies policies() {
    PMap<Role, Quota> byRole = HashTreePMap.empty();
    for (RoleQuota quota : quotas) {
      byRole = byRole.plus(quota.role(), quota.quota());
    }
    PMap<Role, Double> weightOf = HashTreePMap.empty();
    for (Weight weight : weights) {
      weightOf = weightOf.plus(weight.role(), weight.value());
    }
    return new Policies(byRole, weightOf, maintenance);
  }
}
