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
 * What a master could know of the quorum, seen from outside: when it was last awake with a majority
 * in reach. It may offer and launch for a second after that.
 */
final class Standing {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);

  private static final Duration MOMENT = Duration.ofNanos(1_000);

  /** One second, and what lies between two looks and between a decision and its effects. */
  private static final Duration LONGEST = Duration.ofMillis(1_200);

  private final Timeline timeline;
  private final Life life;
  private final BooleanSupplier reachesMajority;
  private long since;
  private long due;
  private long wokeUpAt = -1;

  /**
   * @param life of the master's process: while it is paused it hears nothing
   */
  Standing(Timeline timeline, Life life, BooleanSupplier reachesMajority) {
    this.timeline = timeline;
    this.life = life;
    this.reachesMajority = reachesMajority;
    this.since = timeline.micros();
    this.due = timeline.micros() + Timeline.toMicros(LOOK_INTERVAL);
    timeline.every(life, LOOK_INTERVAL, this::look);
  }

  private void look() {
    if (timeline.micros() > due) {
      wokeUpAt = timeline.micros();
      timeline.after(life, MOMENT, this::lookAround);
    }
    due = timeline.micros() + Timeline.toMicros(LOOK_INTERVAL);
    lookAround();
  }

  /** In the moment of waking up comes what was due before, and nothing can have been heard yet. */
  private void lookAround() {
    boolean awake = timeline.micros() <= due && timeline.micros() != wokeUpAt;
    if (awake && reachesMajority.getAsBoolean()) {
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
    lookAround();
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
