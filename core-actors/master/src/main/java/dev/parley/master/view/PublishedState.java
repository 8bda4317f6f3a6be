package dev.parley.master.view;

import dev.parley.master.core.SoftView;
import dev.parley.master.registry.Registry;

/**
 * The durable and the soft state after one batch; immutable, so that it costs nothing to hand out.
 */
public record PublishedState(Registry registry, SoftView soft) {
  /** Where nothing soft is known: at a master that does not lead. */
  public static PublishedState of(Registry registry) {
    return new PublishedState(registry, SoftView.EMPTY);
  }
}
