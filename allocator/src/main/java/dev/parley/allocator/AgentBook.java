package dev.parley.allocator;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.resources.Resources;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One agent's book: what it has, who holds how much of it, and what is free, for one incarnation of
 * the agent.
 *
 * <p>Free is what the holdings leave of the total, and is always worked out from the two, never
 * counted up and down on its own: so it cannot drift from them, and an agent whose tasks hold more
 * than it has (its operator shrank it) has nothing free until enough of them ended. That costs
 * O(holdings of this agent), once per change that is looked at. Mutable, not thread-safe.
 */
final class AgentBook {
  private final AgentId id;
  private final long incarnation;
  private final Resources total;
  private final Map<Client, Resources> held = new HashMap<>();
  private @Nullable Resources free;

  AgentBook(AgentId id, long incarnation, Resources total) {
    this.id = id;
    this.incarnation = incarnation;
    this.total = total;
  }

  AgentId id() {
    return id;
  }

  long incarnation() {
    return incarnation;
  }

  Resources total() {
    return total;
  }

  Map<Client, Resources> held() {
    return Collections.unmodifiableMap(held);
  }

  Resources free() {
    Resources known = free;
    if (known == null) {
      known = total;
      for (Resources one : held.values()) {
        known = known.minusWhatIsThere(one);
      }
      free = known;
    }
    return known;
  }

  /**
   * @throws IllegalArgumentException if a resource is of another kind than what the client holds
   */
  void hold(Client client, Resources resources) {
    if (!resources.isEmpty()) {
      held.merge(client, resources, Resources::plus);
      free = null;
    }
  }

  /**
   * Takes resources back from a client, as far as it holds them.
   *
   * @return what it did hold of them
   */
  Resources release(Client client, Resources resources) {
    Resources before = held.getOrDefault(client, Resources.none());
    Resources released = resources.minus(resources.minusWhatIsThere(before));
    if (!released.isEmpty()) {
      Resources after = before.minus(released);
      if (after.isEmpty()) {
        held.remove(client);
      } else {
        held.put(client, after);
      }
      free = null;
    }
    return released;
  }

  /** In which roles a framework holds something here. */
  List<Client> clientsOf(FrameworkId framework) {
    return held.keySet().stream().filter(c -> c.framework().equals(framework)).toList();
  }
}
