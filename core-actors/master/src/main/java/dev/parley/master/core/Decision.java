package dev.parley.master.core;

import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistryEvent;
import java.util.List;

/**
 * What a command leads to.
 *
 * @param registry after the events
 * @param events to be made durable before any effect
 * @param effects in the order in which they are to happen
 */
public record Decision(Registry registry, List<RegistryEvent> events, List<MasterEffect> effects) {
  public Decision {
    events = List.copyOf(events);
    effects = List.copyOf(effects);
  }
}
