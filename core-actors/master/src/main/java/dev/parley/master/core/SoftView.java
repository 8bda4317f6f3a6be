package dev.parley.master.core;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.offers.Offer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The soft state of a leading master at one moment; immutable. */
public record SoftView(
    Set<AgentId> connectedAgents,
    Set<FrameworkId> connectedFrameworks,
    OfferView offers,
    Map<String, Long> counters) {

  /** The open offers; listed only when asked for, because a view is made after every batch. */
  public interface OfferView {
    List<Offer> list();
  }

  public static final SoftView EMPTY = new SoftView(Set.of(), Set.of(), List::of, Map.of());
}
