package dev.parley.protocol.messages;

import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.OfferId;
import dev.parley.model.offers.Offer;
import dev.parley.model.state.StateBytes;
import dev.parley.model.tasks.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the leading master says to a framework. */
public sealed interface MasterToFramework extends Message {

  /**
   * The session is open.
   *
   * @param heartbeatTimeout with no {@link Heartbeat} for this long, the framework looks for the
   *     leader anew
   */
  record Subscribed(FrameworkId id, Duration heartbeatTimeout) implements MasterToFramework {}

  record Heartbeat() implements MasterToFramework {}

  /** Step 3. */
  record ResourceOffers(List<Offer> offers) implements MasterToFramework {
    public ResourceOffers {
      offers = List.copyOf(offers);
    }
  }

  /** These offers are no longer good: expired, or their agent is gone. */
  record RescindOffers(List<OfferId> offers) implements MasterToFramework {
    public RescindOffers {
      offers = List.copyOf(offers);
    }
  }

  /** Step 6: sent again until acknowledged, if the status has an id. */
  record StatusUpdate(TaskStatus status) implements MasterToFramework {}

  /** What the framework stored under a key; absent if there is nothing. */
  record StateValue(long request, Optional<StateBytes> value) implements MasterToFramework {}

  /** What was asked for is durable: it survives the loss of any minority of the masters. */
  record StateStored(long request) implements MasterToFramework {}

  /** Nothing was changed; the message says why not. */
  record StateRefused(long request, String message) implements MasterToFramework {}

  /**
   * The session is over for good and is not to be tried again: refused, replaced by a newer one, or
   * torn down.
   */
  record FrameworkError(String message) implements MasterToFramework {}
}
