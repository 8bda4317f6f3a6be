package dev.parley.benchmarks.load;

import dev.parley.benchmarks.figures.Distribution;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The tasks under way, each with one command that is given and not answered yet, and how long the
 * answers took. Thread-safe.
 */
public final class Lives {
  /** More than can be under way at a time; a power of two. */
  private static final int SLOTS = 1 << 17;

  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLongArray askedAt = new AtomicLongArray(SLOTS);
  private final LongAdder ended = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder events = new LongAdder();
  private final Map<Step, Distribution> latencies = new EnumMap<>(Step.class);
  private volatile boolean accepting = true;

  public Lives() {
    for (Step step : Step.values()) {
      latencies.put(step, new Distribution(step.text(), "ms"));
    }
  }

  /** The number of the next task, whose first command is given now. */
  long begin() {
    long number = numbers.incrementAndGet();
    asked(number);
    return number;
  }

  /** The next command of a task is given. */
  void asked(long number) {
    askedAt.set((int) number & (SLOTS - 1), System.nanoTime());
  }

  /** It is answered. */
  void answered(long number, Step step) {
    long nanos = System.nanoTime() - askedAt.get((int) number & (SLOTS - 1));
    latency(step).add(nanos / 1e6);
    if (step.commits()) {
      events.increment();
    }
    if (step == Step.FINISHED_SEEN) {
      ended.increment();
    }
  }

  /** The master would not have a task. */
  void failed() {
    failed.increment();
  }

  boolean accepting() {
    return accepting;
  }

  /** No more tasks are begun from here on. */
  public void acceptNoMore() {
    accepting = false;
  }

  public long begun() {
    return numbers.get();
  }

  public long ended() {
    return ended.sum();
  }

  public long failures() {
    return failed.sum();
  }

  /** Events that clients know to be durable. */
  public long events() {
    return events.sum();
  }

  /** Commands that are given and not answered: one for each task under way. */
  public long inFlight() {
    return begun() - ended() - failures();
  }

  /** Forgets how long answers took, as after a warm-up. */
  public void clearLatencies() {
    latencies.values().forEach(Distribution::clear);
  }

  public Distribution latency(Step step) {
    return Objects.requireNonNull(latencies.get(step));
  }
}
