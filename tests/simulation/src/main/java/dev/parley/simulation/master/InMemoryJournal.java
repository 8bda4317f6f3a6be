package dev.parley.simulation.master;

import dev.parley.master.registry.EventCodec;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import dev.parley.master.registry.RegistrySnapshot;
import dev.parley.simulation.node.Precaution;
import dev.parley.simulation.world.Ledger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  /** Whether this claim is the last one. */
  boolean isLast(long one) {
    return one == claim;
  }

  /**
   * The state as a recovering master builds it up: from a snapshot of the first half of the events,
   * and from the others as they are written.
   */
  Registry replay() {
    int half = events.size() / 2;
    Registry replayed = Registry.empty(History.Limits.DEFAULT);
    for (RegistryEvent event : events.subList(0, half)) {
      replayed = replayed.apply(event);
    }
    replayed = throughASnapshot(replayed);
    for (RegistryEvent event : events.subList(half, events.size())) {
      byte[] written = EventCodec.write(event);
      replayed = replayed.apply(EventCodec.read(EventCodec.nameOf(event), written));
    }
    return replayed;
  }

  private static Registry throughASnapshot(Registry registry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      RegistrySnapshot.write(registry, bytes);
      return RegistrySnapshot.read(
          RegistrySnapshot.NAME, new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
