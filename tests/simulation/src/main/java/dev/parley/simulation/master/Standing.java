package dev.parley.simulation.master;

import dev.parley.protocol.messages.MasterToAgent;
import dev.parley.protocol.messages.MasterToFramework;
import dev.parley.protocol.messages.Message;
import dev.parley.simulation.time.Life;
import dev.parley.simulation.time.Timeline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a master could know of its own leadership, seen from outside: when it last led by right, and
 * could have heard so from a majority. It may offer and launch for a second after that.
 */
final class Standing {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);

  /** One second, and what lies between two looks and between a decision and its effects. */
  private static final Duration LONGEST = Duration.ofMillis(1_200);

  private final Timeline timeline;
  private final BooleanSupplier leadsByRight;
  private long since;

  /**
   * @param life of the master's process: while it is paused it hears nothing
   */
  Standing(Timeline timeline, Life life, BooleanSupplier leadsByRight) {
    this.timeline = timeline;
    this.leadsByRight = leadsByRight;
    this.since = timeline.micros();
    timeline.every(life, LOOK_INTERVAL, this::look);
  }

  private void look() {
    if (leadsByRight.getAsBoolean()) {
      since = timeline.micros();
    }
  }

  /** Why this must not be said now; empty if it may be. */
  Optional<String> whyNotToSay(Message message) {
    boolean starts =
        message instanceof MasterToFramework.ResourceOffers
            || message instanceof MasterToAgent.RunTasks;
    if (!starts) {
      return Optional.empty();
    }
    look();
    long silent = timeline.micros() - since;
    return silent > Timeline.toMicros(LONGEST)
        ? Optional.of(
            message.getClass().getSimpleName()
                + " though no majority was heard for "
                + silent / 1_000
                + " ms")
        : Optional.empty();
  }
}
