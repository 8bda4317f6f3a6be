package dev.parley.master.view;

import dev.parley.master.core.SoftView;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;

/**
 * The durable and the soft state after one batch; immutable, so that it costs nothing to hand out.
 */
public record PublishedState(Registry registry, SoftView soft) {
  public static final PublishedState NOTHING =
      new PublishedState(Registry.empty(History.Limits.DEFAULT), SoftView.EMPTY);
}
