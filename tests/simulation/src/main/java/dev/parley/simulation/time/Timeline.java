package dev.parley.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The virtual clock: what is planned happens in the order of its time, and at one time in the order
 * in which it was planned. Time moves only from one such step to the next. Not thread-safe.
 */
public final class Timeline {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private record Step(long micros, long number, Life life, Runnable action)
      implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      return micros != other.micros
          ? Long.compare(micros, other.micros)
          : Long.compare(number, other.number);
    }
  }

  private final PriorityQueue<Step> steps = new PriorityQueue<>();
  private long micros;
  private long planned;
  private Instant now = START;

  public Instant now() {
    return now;
  }

  /** Microseconds since the beginning of the run. */
  public long micros() {
    return micros;
  }

  /** Plans a step, which does not come about if {@code life} is over by then. */
  public void after(Life life, Duration delay, Runnable action) {
    at(life, micros + Math.max(0, toMicros(delay)), action);
  }

  /**
   * @param when in microseconds since the beginning, not before now
   */
  public void at(Life life, long when, Runnable action) {
    if (when < micros) {
      throw new IllegalArgumentException(when + " us is over, it is " + micros + " us now");
    }
    steps.add(new Step(when, planned++, life, action));
  }

  /** Plans a step again and again, for the first time after one interval. */
  public void every(Life life, Duration interval, Runnable action) {
    after(
        life,
        interval,
        () -> {
          action.run();
          every(life, interval, action);
        });
  }

  /**
   * Goes to the next step and runs it.
   *
   * @return whether there was one
   */
  public boolean step() {
    Step next = nextOfTheLiving();
    if (next == null) {
      return false;
    }
    micros = next.micros;
    now = START.plus(micros, ChronoUnit.MICROS);
    next.action.run();
    return true;
  }

  private @Nullable Step nextOfTheLiving() {
    Step next = steps.poll();
    while (next != null && (next.life.isOver() || next.micros < next.life.pausedUntil())) {
      if (!next.life.isOver()) {
        // With its number, so that what a paused process has missed keeps its order.
        steps.add(new Step(next.life.pausedUntil(), next.number, next.life, next.action));
      }
      next = steps.poll();
    }
    return next;
  }

  public static long toMicros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
