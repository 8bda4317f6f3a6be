package dev.parley.simulation.master;

import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.simulation.world.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The journal that all masters share. Whoever appends says how many events it believes there are;
 * one who missed those of another master is refused, and has been superseded.
 */
public final class InMemoryJournal {
  private final Set<Precaution> precautions;
  private final Ledger ledger;
  private final List<RegistryEvent> events = new ArrayList<>();
  private Registry registry = Registry.empty(History.Limits.DEFAULT);

  public InMemoryJournal(Set<Precaution> precautions, Ledger ledger) {
    this.precautions = precautions;
    this.ledger = ledger;
  }

  /** The committed state. */
  public Registry registry() {
    return registry;
  }

  int size() {
    return events.size();
  }

  /** The state as a recovering master builds it up. */
  Registry replay() {
    Registry replayed = Registry.empty(History.Limits.DEFAULT);
    for (RegistryEvent event : events) {
      replayed = replayed.apply(event);
    }
    return replayed;
  }

  /**
   * @param epoch of the master that appends
   * @param expected how many events it knows of
   * @return whether the events are in the journal now
   */
  boolean append(long epoch, int expected, List<RegistryEvent> added) {
    boolean superseded = expected != events.size();
    if (superseded && precautions.contains(Precaution.REFUSE_SUPERSEDED_WRITERS)) {
      return false;
    }
    events.addAll(added);
    for (RegistryEvent event : added) {
      registry = registry.apply(event);
    }
    ledger.committed(epoch, added);
    return true;
  }
}
