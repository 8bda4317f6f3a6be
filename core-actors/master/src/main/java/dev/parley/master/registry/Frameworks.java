package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.FrameworkAdmitted;
import dev.parley.master.registry.RegistryEvent.FrameworkDisconnected;
import dev.parley.master.registry.RegistryEvent.FrameworkRemoved;
import dev.parley.master.registry.RegistryEvent.FrameworkResubscribed;
import dev.parley.model.ids.FrameworkId;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The frameworks of the cluster, also those that were removed but whose tasks have not all ended.
 * Immutable.
 *
 * @param admitted counts frameworks ever, so that ids are never used twice
 */
public record Frameworks(PMap<FrameworkId, FrameworkRecord> byId, long admitted) {
  static final Frameworks EMPTY = new Frameworks(HashTreePMap.empty(), 0);

  public Optional<FrameworkRecord> get(FrameworkId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** In no order that could be relied on. */
  public Collection<FrameworkRecord> all() {
    return byId.values();
  }

  Frameworks apply(RegistryEvent.OfFramework event) {
    if (event instanceof FrameworkAdmitted e) {
      return new Frameworks(byId.plus(e.framework(), FrameworkRecord.admitted(e)), admitted + 1);
    } else if (event instanceof FrameworkResubscribed e) {
      return change(e.framework(), f -> f.resubscribed(e.info(), e.at()));
    } else if (event instanceof FrameworkDisconnected e) {
      return change(e.framework(), f -> f.disconnected(e.failoverDeadline()));
    } else if (event instanceof FrameworkRemoved e) {
      return change(e.framework(), f -> f.removed(e.at()));
    }
    throw new IllegalStateException("the registry does not know " + event);
  }

  Frameworks without(FrameworkId id) {
    return new Frameworks(byId.minus(id), admitted);
  }

  private Frameworks change(FrameworkId id, UnaryOperator<FrameworkRecord> change) {
    FrameworkRecord framework = byId.get(id);
    return framework == null
        ? this
        : new Frameworks(byId.plus(id, change.apply(framework)), admitted);
  }
}
