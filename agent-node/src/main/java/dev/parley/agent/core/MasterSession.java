package dev.parley.agent.core;

import java.time.Duration;
import java.time.Instant;

/**
 * The conversation with the leading master.
 *
 * @param registered whether the master has answered the registration
 * @param pingTimeout with no word for this long, the master counts as gone
 * @param heardAt when the master last spoke, or the session was opened
 */
public record MasterSession(long epoch, boolean registered, Duration pingTimeout, Instant heardAt) {
  static MasterSession opened(long epoch, Instant at) {
    return new MasterSession(epoch, false, Duration.ZERO, at);
  }

  MasterSession registered(Duration timeout, Instant at) {
    return new MasterSession(epoch, true, timeout, at);
  }

  MasterSession heard(Instant at) {
    return new MasterSession(epoch, registered, pingTimeout, at);
  }
}
