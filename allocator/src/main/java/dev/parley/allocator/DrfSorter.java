package dev.parley.allocator;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.Role;
import dev.parley.model.resources.Resources;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Dominant Resource Fairness (Ghodsi et al., NSDI 2011), in two levels: the neediest role goes
 * first, and within it the neediest framework. The dominant share of a role or a framework is the
 * largest share that it holds of any one scalar resource of the whole cluster. Offered counts as
 * held, as in Mesos.
 *
 * <p>All that is held counts, also by frameworks that do not compete, or are not known (yet):
 * otherwise a role could grow its share by disconnecting.
 *
 * <p>Mutable, not thread-safe. A change costs O(log n); after a change of the cluster's capacity
 * the next use costs O(n log n), once for all changes since the last one.
 */
final class DrfSorter {
  private final ScalarSum capacity = new ScalarSum();
  private final Ranking<Role> roles = new Ranking<>(capacity);
  private final Map<Role, Ranking<FrameworkId>> frameworks = new HashMap<>();
  private boolean capacityChanged;
  private long turns;

  void addCapacity(Resources total) {
    capacity.add(total);
    capacityChanged = true;
  }

  void removeCapacity(Resources total) {
    capacity.subtract(total);
    capacityChanged = true;
  }

  /** A framework has this role; it does not compete yet, unless it did before. */
  void add(Client client) {
    level(client).admit(client.framework());
  }

  /** A framework has this role no more; what it holds in it still counts until credited. */
  void remove(Client client) {
    level(client).dismiss(client.framework());
    settle(client.role());
  }

  /** Whether a client that was added wants offers. */
  void setCompeting(Client client, boolean competing) {
    level(client).setCompeting(client.framework(), competing);
    settle(client.role());
  }

  boolean isCompeting(Client client) {
    Ranking<FrameworkId> level = frameworks.get(client.role());
    return level != null && level.isCompeting(client.framework());
  }

  /** The client holds this. */
  void charge(Client client, Resources resources) {
    roles.charge(client.role(), resources);
    level(client).charge(client.framework(), resources);
  }

  /** The client holds this no more. */
  void credit(Client client, Resources resources) {
    roles.credit(client.role(), resources);
    level(client).credit(client.framework(), resources);
    settle(client.role());
  }

  /** The client was chosen: between equals it is now the last. */
  void tookTurn(Client client) {
    turns++;
    roles.tookTurn(client.role(), turns);
    level(client).tookTurn(client.framework(), turns);
  }

  boolean hasCompeting() {
    return roles.hasCompeting();
  }

  /** The neediest of those who compete and whom {@code takes} accepts. */
  Optional<Client> neediest(Predicate<Client> takes) {
    if (capacityChanged) {
      roles.rerank();
      frameworks.values().forEach(Ranking::rerank);
      capacityChanged = false;
    }
    for (Role role : roles) {
      for (FrameworkId framework : Objects.requireNonNull(frameworks.get(role))) {
        Client client = new Client(framework, role);
        if (takes.test(client)) {
          return Optional.of(client);
        }
      }
    }
    return Optional.empty();
  }

  private Ranking<FrameworkId> level(Client client) {
    return frameworks.computeIfAbsent(
        client.role(),
        role -> {
          roles.admit(role);
          return new Ranking<>(capacity);
        });
  }

  /** A role competes while one of its frameworks does, and is forgotten when it has none. */
  private void settle(Role role) {
    Ranking<FrameworkId> level = Objects.requireNonNull(frameworks.get(role));
    if (level.isEmpty()) {
      frameworks.remove(role);
      roles.dismiss(role);
    } else {
      roles.setCompeting(role, level.hasCompeting());
    }
  }
}
