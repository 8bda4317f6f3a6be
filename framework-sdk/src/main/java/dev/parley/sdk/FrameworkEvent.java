package dev.parley.sdk;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.offers.Offer;
import dev.parley.model.tasks.TaskStatus;
import java.util.List;

/** What a scheduler is told, in the order in which it happened. */
public sealed interface FrameworkEvent {

  /**
   * The session with the leading master is open; offers follow.
   *
   * @param id the framework's; to be kept by those who want to take over after a restart
   * @param resumed whether the framework was there before: its tasks may be running, and launches
   *     that were under way may have been lost. {@link FrameworkHandle#reconcile} tells.
   */
  record Subscribed(FrameworkId id, boolean resumed) implements FrameworkEvent {}

  /**
   * Each is lent to the framework until it accepts or declines it, or it is rescinded, or the
   * session ends.
   */
  record OffersReceived(List<Offer> offers) implements FrameworkEvent {
    public OffersReceived {
      offers = List.copyOf(offers);
    }
  }

  /** These offers, not yet answered, are no longer good. */
  record OffersRescinded(List<OfferId> offers) implements FrameworkEvent {
    public OffersRescinded {
      offers = List.copyOf(offers);
    }
  }

  /** News of a task. A status with an id comes once, however often it is sent. */
  record StatusReceived(TaskStatus status) implements FrameworkEvent {}

  /** The session is interrupted and all offers are void; the SDK is looking for the next leader. */
  record Disconnected(String why) implements FrameworkEvent {}

  /** The session is over for good; nothing follows. */
  record Failed(String message) implements FrameworkEvent {}
}
