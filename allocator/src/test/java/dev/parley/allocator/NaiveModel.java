package dev.parley.allocator;

import dev.parley.allocator.AllocatorCommand.AddAgent;
import dev.parley.allocator.AllocatorCommand.AddFramework;
import dev.parley.allocator.AllocatorCommand.DeactivateFramework;
import dev.parley.allocator.AllocatorCommand.Recover;
import dev.parley.allocator.AllocatorCommand.RemoveAgent;
import dev.parley.allocator.AllocatorCommand.RemoveFramework;
import dev.parley.allocator.AllocatorCommand.Revive;
import dev.parley.allocator.AllocatorCommand.Suppress;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.resources.Resources;
import dev.parley.model.resources.Scalar;
import dev.parley.model.resources.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the allocator must know, kept in the plainest way: flat lists, everything worked out anew at
 * each question. It never decides; it says what was free, held, wanted and declined.
 */
final class NaiveModel {
  record Agent(long incarnation, Resources total) {}

  record Held(AgentId agent, Client client, Resources resources) {}

  record Filter(AgentId agent, Client client, Resources resources, Instant until) {}

  final Map<AgentId, Agent> agents = new TreeMap<>();
  final List<Held> held = new ArrayList<>();
  final Set<FrameworkId> active = new HashSet<>();
  final Map<FrameworkId, Set<Role>> roles = new TreeMap<>();
  final Set<Client> suppressed = new HashSet<>();
  final List<Filter> filters = new ArrayList<>();

  void apply(AllocatorCommand command, Instant now) {
    if (command instanceof AddAgent c) {
      removeAgent(c.agent());
      agents.put(c.agent(), new Agent(c.incarnation(), c.total()));
      c.used().forEach(u -> hold(c.agent(), new Client(u.framework(), u.role()), u.resources()));
    } else if (command instanceof RemoveAgent c) {
      removeAgent(c.agent());
      filters.removeIf(f -> f.agent().equals(c.agent()));
    } else if (command instanceof AddFramework c) {
      active.add(c.framework());
      roles.put(c.framework(), c.roles());
      suppressed.removeIf(s -> s.framework().equals(c.framework()));
      c.suppressed().forEach(r -> suppressed.add(new Client(c.framework(), r)));
      filters.removeIf(f -> f.client().framework().equals(c.framework()));
    } else if (command instanceof DeactivateFramework c) {
      active.remove(c.framework());
    } else if (command instanceof RemoveFramework c) {
      active.remove(c.framework());
      roles.remove(c.framework());
      held.removeIf(h -> h.client().framework().equals(c.framework()));
      filters.removeIf(f -> f.client().framework().equals(c.framework()));
    } else if (command instanceof Recover c) {
      recover(c, now);
    } else if (command instanceof Revive c) {
      Predicate<Client> meant = meant(c.framework(), c.roles());
      suppressed.removeIf(meant);
      filters.removeIf(f -> meant.test(f.client()));
    } else if (command instanceof Suppress c) {
      clients().stream().filter(meant(c.framework(), c.roles())).forEach(suppressed::add);
    } else {
      throw new IllegalStateException("the model does not know " + command);
    }
  }

  void apply(Allocation a) {
    hold(a.agent(), new Client(a.framework(), a.role()), a.resources());
  }

  Resources free(AgentId agent) {
    Resources free = agentOf(agent).total();
    for (Held h : held) {
      if (h.agent().equals(agent)) {
        free = free.minusWhatIsThere(h.resources());
      }
    }
    return free;
  }

  Map<Client, Resources> heldOn(AgentId agent) {
    Map<Client, Resources> sums = new HashMap<>();
    for (Held h : held) {
      if (h.agent().equals(agent)) {
        sums.merge(h.client(), h.resources(), Resources::plus);
      }
    }
    return sums;
  }

  /** Who wants offers, and did not decline this one. */
  List<Client> takers(AgentId agent, Resources offered, Instant now) {
    return clients().stream()
        .filter(c -> active.contains(c.framework()) && !suppressed.contains(c))
        .filter(
            c ->
                filters.stream()
                    .noneMatch(
                        f ->
                            f.client().equals(c)
                                && f.agent().equals(agent)
                                && f.until().isAfter(now)
                                && f.resources().contains(offered)))
        .toList();
  }

  /** The dominant share of whatever is held by those meant. */
  double share(Predicate<Client> meant) {
    Resources whole = sum(agents.values().stream().map(Agent::total).toList());
    Resources part =
        sum(held.stream().filter(h -> meant.test(h.client())).map(Held::resources).toList());
    return whole.asMap().entrySet().stream()
        .filter(e -> e.getValue() instanceof Scalar)
        .mapToDouble(e -> (double) part.milli(e.getKey()) / whole.milli(e.getKey()))
        .max()
        .orElse(0);
  }

  Agent agentOf(AgentId agent) {
    Agent known = agents.get(agent);
    if (known == null) {
      throw new AssertionError("there is no agent " + agent);
    }
    return known;
  }

  private List<Client> clients() {
    List<Client> all = new ArrayList<>();
    roles.forEach((framework, its) -> its.forEach(role -> all.add(new Client(framework, role))));
    return all;
  }

  private static Predicate<Client> meant(FrameworkId framework, Set<Role> named) {
    return c -> c.framework().equals(framework) && (named.isEmpty() || named.contains(c.role()));
  }

  private void removeAgent(AgentId agent) {
    agents.remove(agent);
    held.removeIf(h -> h.agent().equals(agent));
  }

  private void hold(AgentId agent, Client client, Resources resources) {
    held.add(new Held(agent, client, resources));
  }

  private void recover(Recover c, Instant now) {
    Agent agent = agents.get(c.agent());
    if (agent == null || agent.incarnation() != c.incarnation()) {
      return;
    }
    Client client = new Client(c.framework(), c.role());
    Resources before = heldOn(c.agent()).getOrDefault(client, Resources.none());
    Resources back = common(before, c.resources());
    held.removeIf(h -> h.agent().equals(c.agent()) && h.client().equals(client));
    hold(c.agent(), client, before.minus(back));
    if (!back.isEmpty() && takers(c.agent(), Resources.none(), Instant.MAX).contains(client)) {
      filters.add(new Filter(c.agent(), client, back, now.plus(c.filters().refuse())));
    }
  }

  static Resources common(Resources a, Resources b) {
    Map<String, Value> both = new HashMap<>();
    a.asMap().forEach((n, v) -> b.get(n).ifPresent(w -> both.put(n, v.intersect(w))));
    return Resources.of(both);
  }

  private static Resources sum(List<Resources> parts) {
    return parts.stream().reduce(Resources.none(), Resources::plus);
  }
}
