package dev.parley.allocator;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The frameworks that are known, and who of them competes for offers. One that stops competing
 * loses its filters at once: each way back (a new session, a revive) forgets them anyway, and so
 * filters of absent frameworks take no room. Mutable, not thread-safe.
 */
final class Subscriptions {
  private final DrfSorter sorter;
  private final OfferFilters filters;
  private final Map<FrameworkId, Subscription> known = new HashMap<>();

  Subscriptions(DrfSorter sorter, OfferFilters filters) {
    this.sorter = sorter;
    this.filters = filters;
  }

  void add(FrameworkId framework, Set<Role> roles, Set<Role> suppressed) {
    Subscription next = new Subscription(true, roles, suppressed);
    Subscription before = known.put(framework, next);
    if (before != null) {
      for (Role role : before.roles()) {
        filters.forget(new Client(framework, role));
        if (!next.roles().contains(role)) {
          sorter.remove(new Client(framework, role));
        }
      }
    }
    for (Role role : next.roles()) {
      sorter.add(new Client(framework, role));
    }
    settle(framework, next);
  }

  void deactivate(FrameworkId framework) {
    Subscription next = known.computeIfPresent(framework, (id, before) -> before.deactivated());
    if (next != null) {
      settle(framework, next);
    }
  }

  void remove(FrameworkId framework) {
    Subscription before = known.remove(framework);
    if (before != null) {
      for (Role role : before.roles()) {
        filters.forget(new Client(framework, role));
        sorter.remove(new Client(framework, role));
      }
    }
  }

  void suppress(FrameworkId framework, Set<Role> roles) {
    Subscription next =
        known.computeIfPresent(framework, (id, before) -> before.suppress(before.meantBy(roles)));
    if (next != null) {
      settle(framework, next);
    }
  }

  void revive(FrameworkId framework, Set<Role> roles) {
    Subscription next =
        known.computeIfPresent(framework, (id, before) -> before.revive(before.meantBy(roles)));
    if (next != null) {
      for (Role role : next.meantBy(roles)) {
        filters.forget(new Client(framework, role));
      }
      settle(framework, next);
    }
  }

  private void settle(FrameworkId framework, Subscription subscription) {
    for (Role role : subscription.roles()) {
      Client client = new Client(framework, role);
      boolean wants = subscription.wants(role);
      sorter.setCompeting(client, wants);
      if (!wants) {
        filters.forget(client);
      }
    }
  }
}
