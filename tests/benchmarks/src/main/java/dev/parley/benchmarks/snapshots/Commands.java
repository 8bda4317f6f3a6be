package dev.parley.benchmarks.snapshots;

import dev.parley.benchmarks.load.StateWriters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** When each command was given and answered, in the order of the answers. Thread-safe. */
final class Commands implements StateWriters.Listener {
  private static final long LAST_ANSWERS_MILLIS = 500;

  /** In nanoseconds of this process' clock. */
  record Command(long asked, long answered) {
    double millis() {
      return (answered - asked) / 1e6;
    }
  }

  private final List<Command> all = new ArrayList<>();
  private boolean ended;

  @Override
  public synchronized boolean stored(long askedNanos, long answeredNanos) {
    all.add(new Command(askedNanos, answeredNanos));
    return !ended;
  }

  /** Forgets all, as after a warm-up. */
  synchronized void forget() {
    all.clear();
  }

  /** No more are given from here on. */
  void end() throws InterruptedException {
    synchronized (this) {
      ended = true;
    }
    TimeUnit.MILLISECONDS.sleep(LAST_ANSWERS_MILLIS);
  }

  synchronized List<Command> all() {
    return List.copyOf(all);
  }
}
