package dev.parley.allocator;

import dev.parley.model.ids.Role;
import java.util.HashSet;
import java.util.Set;

/**
 * What a framework wants offers for.
 *
 * @param active whether it has a session
 * @param suppressed those of its roles for which it wants no offers now
 */
record Subscription(boolean active, Set<Role> roles, Set<Role> suppressed) {
  Subscription {
    roles = Set.copyOf(roles);
    suppressed = common(roles, suppressed);
  }

  boolean wants(Role role) {
    return active && roles.contains(role) && !suppressed.contains(role);
  }

  Subscription deactivated() {
    return new Subscription(false, roles, suppressed);
  }

  Subscription suppress(Set<Role> more) {
    Set<Role> all = new HashSet<>(suppressed);
    all.addAll(more);
    return new Subscription(active, roles, all);
  }

  Subscription revive(Set<Role> revived) {
    Set<Role> left = new HashSet<>(suppressed);
    left.removeAll(revived);
    return new Subscription(active, roles, left);
  }

  /** Those of its roles that a command means that names these, where naming none means all. */
  Set<Role> meantBy(Set<Role> named) {
    return named.isEmpty() ? roles : common(roles, named);
  }

  private static Set<Role> common(Set<Role> these, Set<Role> those) {
    Set<Role> both = new HashSet<>(these);
    both.retainAll(those);
    return Set.copyOf(both);
  }
}
