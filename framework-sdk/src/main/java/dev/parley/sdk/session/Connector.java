package dev.parley.sdk.session;

import dev.parley.protocol.link.LeaderConnection;
import dev.parley.protocol.link.LinkEvent;
import java.util.function.Consumer;

/** Opens a way to the leading master, whatever the transport. */
@FunctionalInterface
public interface Connector {
  /**
   * Called once for each session; may block.
   *
   * @param owner is told what happens, from any thread, but one event at a time
   * @throws RuntimeException with one line for people, if there is no use in trying
   */
  LeaderConnection open(Consumer<LinkEvent> owner);
}
