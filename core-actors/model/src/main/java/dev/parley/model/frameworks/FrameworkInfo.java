package dev.parley.model.frameworks;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A framework as it describes itself.
 *
 * @param id absent at the first subscription; the one it was given, at every later one
 * @param user the account its tasks run as where they do not say; empty for the agent's own
 * @param roles for which it wants offers; never empty
 * @param failoverTimeout how long its tasks live on without it
 */
public record FrameworkInfo(
    Optional<FrameworkId> id,
    String name,
    String user,
    SortedSet<Role> roles,
    Duration failoverTimeout,
    Set<Capability> capabilities) {

  /** What a framework declares to understand. */
  public enum Capability {
    /** Wants UNREACHABLE, GONE, DROPPED and UNKNOWN instead of LOST. */
    PARTITION_AWARE
  }

  public FrameworkInfo {
    roles =
        Collections.unmodifiableSortedSet(
            roles.isEmpty() ? new TreeSet<>(Set.of(Role.ANY)) : new TreeSet<>(roles));
    capabilities =
        Collections.unmodifiableSet(
            capabilities.isEmpty()
                ? EnumSet.noneOf(Capability.class)
                : EnumSet.copyOf(capabilities));
    if (failoverTimeout.isNegative()) {
      failoverTimeout = Duration.ZERO;
    }
  }

  /** A partition-aware framework of role {@code *} whose tasks end with it. */
  public static FrameworkInfo named(String name) {
    return new FrameworkInfo(
        Optional.empty(),
        name,
        "",
        new TreeSet<>(Set.of(Role.ANY)),
        Duration.ZERO,
        EnumSet.of(Capability.PARTITION_AWARE));
  }

  public FrameworkInfo withId(FrameworkId given) {
    return new FrameworkInfo(Optional.of(given), name, user, roles, failoverTimeout, capabilities);
  }

  public FrameworkInfo withRoles(Set<Role> wanted) {
    return new FrameworkInfo(id, name, user, new TreeSet<>(wanted), failoverTimeout, capabilities);
  }

  public FrameworkInfo withFailoverTimeout(Duration timeout) {
    return new FrameworkInfo(id, name, user, roles, timeout, capabilities);
  }

  public FrameworkInfo withUser(String account) {
    return new FrameworkInfo(id, name, account, roles, failoverTimeout, capabilities);
  }

  public boolean isPartitionAware() {
    return capabilities.contains(Capability.PARTITION_AWARE);
  }
}
