package dev.parley.journal.raft;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Up to where the log may be cut: as far as the store is on disk, but so that a given number of
 * bytes of the newest entries stays. It counts from the start of the process, so that for a while
 * after it more is kept. Written by the thread that applies.
 */
final class LogRetention {
  private static final int STEPS = 16;

  /** Up to and including {@code index}, {@code bytes} were applied. */
  private record Mark(long index, long bytes) {}

  private final long keptBytes;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long applied;
  private long purgeable = -1;

  LogRetention(long keptBytes) {
    this.keptBytes = keptBytes;
  }

  synchronized void applied(long index, int bytes) {
    applied += bytes;
    long last = marks.isEmpty() ? 0 : marks.getLast().bytes();
    if (applied - last >= keptBytes / STEPS) {
      marks.addLast(new Mark(index, applied));
    }
    while (!marks.isEmpty() && applied - marks.getFirst().bytes() >= keptBytes) {
      purgeable = marks.removeFirst().index();
    }
  }

  /** The highest index that may be cut, -1 if none may. */
  synchronized long purgeable(long flushedIndex) {
    return Math.min(purgeable, flushedIndex);
  }
}
