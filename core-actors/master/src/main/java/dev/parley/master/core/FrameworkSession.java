package dev.parley.master.core;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.SessionId;
import java.time.Instant;

/** A framework's conversation with this master. Soft state. */
record FrameworkSession(SessionId id, FrameworkId framework, Instant heardAt) {
  FrameworkSession heard(Instant now) {
    return new FrameworkSession(id, framework, now);
  }
}
