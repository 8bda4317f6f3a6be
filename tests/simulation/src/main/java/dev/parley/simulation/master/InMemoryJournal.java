package dev.parley.simulation.master;

import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.simulation.world.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The journal that all masters share. Whoever wants to append makes a claim first, which ends the
 * claims before: one who still appends under such a claim is refused, and has been superseded.
 */
public final class InMemoryJournal {
  private final Set<Precaution> precautions;
  private final Ledger ledger;
  private final List<RegistryEvent> events = new ArrayList<>();
  private int claims;
  private long claim;
  private Registry registry = Registry.empty(History.Limits.DEFAULT);

  public InMemoryJournal(Set<Precaution> precautions, Ledger ledger) {
    this.precautions = precautions;
    this.ledger = ledger;
  }

  /** The committed state. */
  public Registry registry() {
    return registry;
  }

  /** A new claim: its place in a log of all events and claims, so that claims grow by leaps. */
  long claim() {
    claims++;
    claim = (long) events.size() + claims;
    return claim;
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
   * @param under the claim of the master that appends, which is its epoch
   * @return whether the events are in the journal now
   */
  boolean append(long under, List<RegistryEvent> added) {
    boolean superseded = under != claim;
    if (superseded && precautions.contains(Precaution.REFUSE_SUPERSEDED_WRITERS)) {
      return false;
    }
    events.addAll(added);
    for (RegistryEvent event : added) {
      registry = registry.apply(event);
    }
    ledger.committed(under, added);
    return true;
  }
}
