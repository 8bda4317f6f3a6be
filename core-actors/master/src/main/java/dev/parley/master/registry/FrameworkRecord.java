package dev.parley.master.registry;

import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import java.time.Instant;
import java.util.Optional;

/**
 * A framework that was admitted.
 *
 * @param failoverDeadline when it will be removed if it does not return; absent while it has a
 *     session
 * @param removedAt when it ended for good; it is kept until its last task has ended
 */
public record FrameworkRecord(
    FrameworkId id,
    FrameworkInfo info,
    Instant registeredAt,
    Optional<Instant> reregisteredAt,
    Optional<Instant> failoverDeadline,
    Optional<Instant> removedAt) {

  static FrameworkRecord admitted(RegistryEvent.FrameworkAdmitted event) {
    return new FrameworkRecord(
        event.framework(),
        event.info(),
        event.at(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public boolean isRemoved() {
    return removedAt.isPresent();
  }

  FrameworkRecord resubscribed(FrameworkInfo now, Instant at) {
    return new FrameworkRecord(
        id, now, registeredAt, Optional.of(at), Optional.empty(), Optional.empty());
  }

  FrameworkRecord disconnected(Instant deadline) {
    return new FrameworkRecord(
        id, info, registeredAt, reregisteredAt, Optional.of(deadline), removedAt);
  }

  FrameworkRecord removed(Instant at) {
    return new FrameworkRecord(
        id, info, registeredAt, reregisteredAt, Optional.empty(), Optional.of(at));
  }
}
