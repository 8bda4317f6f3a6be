package dev.parley.simulation.network;

import java.time.Duration;

/**
 * How good the network is.
 *
 * @param least time on the way
 * @param most time on the way, but for stalls
 * @param loss probability of losing a packet
 * @param stall probability that a packet, and with it those behind it, takes up to {@code stalled}
 * @param stalled may be longer than a restart takes, so that what a dead process said is heard
 *     after what its successor says
 */
public record Conditions(
    Duration least, Duration most, double loss, double stall, Duration stalled) {

  /** Nothing is lost, and everything takes the same time. */
  public static final Conditions PERFECT =
      new Conditions(Duration.ofMillis(1), Duration.ofMillis(1), 0, 0, Duration.ZERO);

  /** The same without loss and stalls. */
  Conditions calmed() {
    return new Conditions(least, most, 0, 0, stalled);
  }
}
