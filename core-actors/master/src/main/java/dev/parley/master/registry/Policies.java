package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.MaintenanceScheduled;
import dev.parley.master.registry.RegistryEvent.QuotaRemoved;
import dev.parley.master.registry.RegistryEvent.QuotaSet;
import dev.parley.master.registry.RegistryEvent.WeightsSet;
import dev.parley.model.ids.Role;
import dev.parley.model.maintenance.MaintenanceSchedule;
import dev.parley.model.roles.Quota;
import dev.parley.model.roles.Weight;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What operators have laid down for the whole cluster. Immutable.
 *
 * @param weights of the roles for which one was set; others weigh 1
 */
public record Policies(
    PMap<Role, Quota> quotas, PMap<Role, Double> weights, MaintenanceSchedule maintenance) {
  static final Policies NONE =
      new Policies(HashTreePMap.empty(), HashTreePMap.empty(), MaintenanceSchedule.EMPTY);

  Policies apply(RegistryEvent.OfPolicy event) {
    if (event instanceof QuotaSet e) {
      return new Policies(quotas.plus(e.role(), e.quota()), weights, maintenance);
    } else if (event instanceof QuotaRemoved e) {
      return new Policies(quotas.minus(e.role()), weights, maintenance);
    } else if (event instanceof WeightsSet e) {
      PMap<Role, Double> next = weights;
      for (Weight weight : e.weights()) {
        next = next.plus(weight.role(), weight.value());
      }
      return new Policies(quotas, next, maintenance);
    } else if (event instanceof MaintenanceScheduled e) {
      return new Policies(quotas, weights, e.schedule());
    }
    throw new IllegalStateException("the registry does not know " + event);
  }
}
