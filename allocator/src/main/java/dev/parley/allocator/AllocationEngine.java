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
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides who is offered how much: changes go in, allocations come out. Everything free on an agent
 * goes to the neediest framework that takes it ({@link DrfSorter}), as in Mesos; what a framework
 * does not use comes back as a {@link Recover} and is given to the next.
 *
 * <p>Whatever the commands, it keeps to this: nothing is allocated that is not free; per agent,
 * free and held together are the agent's total; after a cycle, an agent with enough free for an
 * offer ({@link AllocatorSettings}) is one that every framework that wants offers has declined,
 * with a filter that still holds.
 *
 * <p>All state is soft and owned by the one thread that calls it: a new leading master builds a new
 * engine from its registry and from what the agents report. Deterministic: the same commands and
 * times give the same allocations.
 *
 * <p>A cycle over A agents with something free and F frameworks that want offers costs O(A log F)
 * where offers are taken, and at worst, when all have declined everything, O(A F).
 */
public final class AllocationEngine {
  private final AllocatorSettings settings;
  private final DrfSorter sorter = new DrfSorter();
  private final OfferFilters filters = new OfferFilters();
  private final AgentBooks agents = new AgentBooks(sorter);
  private final Subscriptions frameworks = new Subscriptions(sorter, filters);

  public AllocationEngine(AllocatorSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes in a change. Allocates nothing yet; that is for {@link #allocate}.
   *
   * @param now from when the filters of a {@link Recover} count
   * @throws IllegalArgumentException if an {@link AddAgent} has holdings that do not go together (a
   *     resource that is a number in one and ranges in another); it then changes nothing
   */
  public void handle(AllocatorCommand command, Instant now) {
    if (command instanceof AddAgent c) {
      agents.add(c);
    } else if (command instanceof RemoveAgent c) {
      agents.remove(c.agent());
      filters.forget(c.agent());
    } else if (command instanceof AddFramework c) {
      frameworks.add(c.framework(), c.roles(), c.suppressed());
    } else if (command instanceof DeactivateFramework c) {
      frameworks.deactivate(c.framework());
    } else if (command instanceof RemoveFramework c) {
      frameworks.remove(c.framework());
      agents.releaseAll(c.framework());
    } else if (command instanceof Recover c) {
      recover(c, now);
    } else if (command instanceof Revive c) {
      frameworks.revive(c.framework(), c.roles());
    } else if (command instanceof Suppress c) {
      frameworks.suppress(c.framework(), c.roles());
    } else {
      throw new IllegalStateException("no rule for " + command.getClass().getSimpleName());
    }
  }

  private void recover(Recover recover, Instant now) {
    Client client = new Client(recover.framework(), recover.role());
    Resources recovered =
        agents.release(client, recover.agent(), recover.incarnation(), recover.resources());
    Duration refuse = recover.filters().refuse();
    if (!recovered.isEmpty() && !refuse.isZero() && sorter.isCompeting(client)) {
      filters.add(client, recover.agent(), recovered, now.plus(refuse));
    }
  }

  /**
   * One cycle: offers all that can be offered now.
   *
   * @return in the order they were decided; empty if there is nothing to offer, or nobody to offer
   *     it to
   */
  public List<Allocation> allocate(Instant now) {
    filters.expire(now);
    if (!sorter.hasCompeting()) {
      return List.of();
    }
    List<Allocation> made = new ArrayList<>();
    for (AgentBook agent : agents.inOrder()) {
      Resources free = agent.free();
      if (settings.isAllocatable(free)) {
        sorter
            .neediest(client -> !filters.refuse(client, agent.id(), free))
            .ifPresent(client -> made.add(give(agent, client, now)));
      }
    }
    return List.copyOf(made);
  }

  private Allocation give(AgentBook agent, Client client, Instant now) {
    Resources given = agents.giveFree(agent, client);
    sorter.tookTurn(client);
    return new Allocation(
        client.framework(), client.role(), agent.id(), agent.incarnation(), given, now);
  }

  /**
   * When the next filter ends, and {@link #allocate} may have something to give though nothing else
   * has changed.
   */
  public Optional<Instant> nextFilterExpiry() {
    return filters.nextExpiry();
  }

  /** For tests, which look into the books. */
  Optional<AgentBook> book(AgentId agent) {
    return agents.find(agent);
  }
}
