package dev.parley.simulation.time;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded dice. Each party has its own, so that a throw more in one place does not change what
 * happens everywhere else. Not thread-safe.
 */
public final class Chance {
  private final SplittableRandom random;

  public Chance(long seed) {
    this(new SplittableRandom(seed));
  }

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  /** Dice for another party. */
  public Chance split() {
    return new Chance(random.split());
  }

  /**
   * @param probability from 0 to 1
   */
  public boolean happens(double probability) {
    return probability > 0 && random.nextDouble() < probability;
  }

  /** From 0 to {@code bound}, that itself excluded. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Both ends included, in microseconds. */
  public Duration between(Duration least, Duration most) {
    long from = Timeline.toMicros(least);
    long span = Timeline.toMicros(most) - from;
    return Duration.ofNanos(1_000 * (from + (span <= 0 ? 0 : random.nextLong(span + 1))));
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
