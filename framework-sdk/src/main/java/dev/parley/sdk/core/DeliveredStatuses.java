package dev.parley.sdk.core;

import dev.parley.protocol.messages.FrameworkToMaster.AcknowledgeStatus;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which statuses were delivered, so that those sent again are not. A status is named by its
 * acknowledgement. One that still waits for it is never forgotten; of the acknowledged ones, whose
 * resending ends when the agent hears of it, only the last so many are remembered.
 */
final class DeliveredStatuses {
  /** Some ten megabytes at the most, and minutes of a busy framework. */
  private static final int REMEMBERED = 50_000;

  /** What to do with a status that arrives. */
  enum Arrival {
    NEW,
    /** Delivered, and the author has not acknowledged it yet. */
    WAITING,
    /** Delivered and acknowledged: the acknowledgement was lost. */
    ACKNOWLEDGED
  }

  private final Set<AcknowledgeStatus> waiting = new LinkedHashSet<>();
  private final Set<AcknowledgeStatus> acknowledged = new LinkedHashSet<>();
  private final int remembered;

  DeliveredStatuses() {
    this(REMEMBERED);
  }

  DeliveredStatuses(int remembered) {
    this.remembered = remembered;
  }

  Arrival arrived(AcknowledgeStatus status) {
    if (acknowledged.contains(status)) {
      acknowledged(status);
      return Arrival.ACKNOWLEDGED;
    }
    return waiting.add(status) ? Arrival.NEW : Arrival.WAITING;
  }

  void acknowledged(AcknowledgeStatus status) {
    waiting.remove(status);
    // Taken out and put in again, so that the one forgotten first is the one not seen for longest.
    acknowledged.remove(status);
    acknowledged.add(status);
    if (acknowledged.size() > remembered) {
      Iterator<AcknowledgeStatus> eldest = acknowledged.iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
