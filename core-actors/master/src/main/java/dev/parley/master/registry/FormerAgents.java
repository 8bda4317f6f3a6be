package dev.parley.master.registry;

import dev.parley.model.ids.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePSet;

/**
 * The agents that are not part of the cluster now, but of which something must be remembered: that
 * they may not return, or what is theirs when they do. Bounded: the ones that went first are
 * forgotten. Immutable.
 */
public final class FormerAgents {
  /** Mesos' default of {@code --registry_max_agent_count}. */
  static final int MOST = 100 * 1024;

  /** Mesos' default of {@code --registry_max_agent_age}. */
  static final Duration LONGEST = Duration.ofDays(14);

  static final FormerAgents EMPTY = new FormerAgents(HashTreePMap.empty(), TreePSet.empty());

  private final PMap<AgentId, FormerAgent> byId;
  private final TreePSet<FormerAgent> inOrder;

  private FormerAgents(PMap<AgentId, FormerAgent> byId, TreePSet<FormerAgent> inOrder) {
    this.byId = byId;
    this.inOrder = inOrder;
  }

  /** As they were, without forgetting any. */
  public static FormerAgents of(Collection<FormerAgent> agents) {
    FormerAgents all = EMPTY;
    for (FormerAgent agent : agents) {
      all = all.plus(agent);
    }
    return all;
  }

  public Optional<FormerAgent> get(AgentId id) {
    return Optional.ofNullable(byId.get(id));
  }

  public boolean isGone(AgentId id) {
    return get(id).filter(FormerAgent::gone).isPresent();
  }

  /** The one that went first comes first. */
  public Collection<FormerAgent> all() {
    return inOrder;
  }

  FormerAgents with(FormerAgent agent) {
    FormerAgents next = plus(agent);
    while (next.byId.size() > MOST || isTooLongAgo(next.inOrder.first(), agent.since())) {
      next = next.without(next.inOrder.first().id());
    }
    return next;
  }

  private static boolean isTooLongAgo(FormerAgent agent, Instant now) {
    return Duration.between(agent.since(), now).compareTo(LONGEST) > 0;
  }

  FormerAgents without(AgentId id) {
    FormerAgent known = byId.get(id);
    return known == null ? this : new FormerAgents(byId.minus(id), inOrder.minus(known));
  }

  private FormerAgents plus(FormerAgent agent) {
    FormerAgents others = without(agent.id());
    return new FormerAgents(others.byId.plus(agent.id(), agent), others.inOrder.plus(agent));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof FormerAgents other && byId.equals(other.byId);
  }

  @Override
  public int hashCode() {
    return byId.hashCode();
  }
}
