package dev.parley.allocator;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.offers.Filters;
import dev.parley.model.resources.Resources;
import java.util.List;
import java.util.Set;

/**
 * A change the master tells the allocator of. Commands about agents or frameworks that the
 * allocator does not know (any more) do nothing: they crossed the removal on their way.
 */
public sealed interface AllocatorCommand {

  /**
   * An agent has a session; replaces what was known of it.
   *
   * @param incarnation grows with each session of the agent; allocations carry it, so that one made
   *     before a re-registration is not taken for one made after it
   * @param used what its tasks hold
   */
  record AddAgent(AgentId agent, long incarnation, Resources total, List<Holding> used)
      implements AllocatorCommand {
    public AddAgent {
      used = List.copyOf(used);
    }
  }

  /** What a framework holds on an agent. */
  record Holding(FrameworkId framework, Role role, Resources resources) {}

  /** The agent has no session any more: nothing of it is allocated or free. */
  record RemoveAgent(AgentId agent) implements AllocatorCommand {}

  /**
   * A framework has a session and wants offers; for one that is known, replaces its roles and
   * forgets its filters, and leaves what it holds.
   */
  record AddFramework(FrameworkId framework, Set<Role> roles, Set<Role> suppressed)
      implements AllocatorCommand {}

  /** The framework has no session now: no offers, but what its tasks hold still counts. */
  record DeactivateFramework(FrameworkId framework) implements AllocatorCommand {}

  /** The framework is gone; what it held is free unless the master says otherwise. */
  record RemoveFramework(FrameworkId framework) implements AllocatorCommand {}

  /**
   * Resources come back: declined, expired, or freed by the end of a task.
   *
   * @param incarnation of the agent when they were given; older ones were made void by {@link
   *     AddAgent}
   * @param filters how long not to offer them to this framework again
   */
  record Recover(
      FrameworkId framework,
      Role role,
      AgentId agent,
      long incarnation,
      Resources resources,
      Filters filters)
      implements AllocatorCommand {}

  /** Forgets the filters of these roles (all, if empty) and ends their suppression. */
  record Revive(FrameworkId framework, Set<Role> roles) implements AllocatorCommand {}

  /** No offers for these roles (all, if empty) until revived. */
  record Suppress(FrameworkId framework, Set<Role> roles) implements AllocatorCommand {}
}
