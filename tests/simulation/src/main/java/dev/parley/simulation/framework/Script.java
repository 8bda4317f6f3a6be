package dev.parley.simulation.framework;

import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;

/** A scheduler as an author would write it. */
public interface Script {
  void on(FrameworkEvent event, FrameworkHandle handle);

  /** Called a few times a second. */
  default void tick(FrameworkHandle handle) {}

  /** From now on the framework starts nothing and keeps the offers it gets. */
  default void rest(FrameworkHandle handle) {}
}
