package dev.parley.journal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which files stay: those of the last two flushes, those that are read at the moment, and those
 * that a follower is being fed with. Thread-safe. Readers and feeds are not remembered across a
 * restart.
 */
final class Retention {
  /** Followers that were fed from older states than these start over. */
  private static final int MOST_FED = 2;

  private record Fed(List<StoreFile> files, long until) {}

  private final StoreFolder folder;
  private final Duration feedTime;
  private final Deque<Flushed> last = new ArrayDeque<>();
  private final NavigableMap<Long, Fed> fed = new TreeMap<>();
  private final Map<Path, Integer> readers = new HashMap<>();

  Retention(StoreFolder folder, Duration feedTime, Flushed opened) {
    this.folder = folder;
    this.feedTime = feedTime;
    last.add(opened);
  }

  synchronized void read(Collection<Path> files) {
    files.forEach(file -> readers.merge(file, 1, Integer::sum));
  }

  synchronized void release(Collection<Path> files) {
    files.forEach(file -> readers.computeIfPresent(file, (f, n) -> n == 1 ? null : n - 1));
  }

  /** Keeps these files until {@code feedTime} after the last call. */
  synchronized void feed(Flushed flushed) {
    fed.put(flushed.index(), new Fed(flushed.files(), System.nanoTime() + feedTime.toNanos()));
    if (fed.size() > MOST_FED) {
      fed.pollFirstEntry();
    }
  }

  synchronized void flushed(Flushed flushed) {
    last.add(flushed);
    if (last.size() > 2) {
      last.remove();
    }
  }

  /** Removes all other files of the store. Not while a flush writes. */
  synchronized void sweep() throws IOException {
    long now = System.nanoTime();
    fed.values().removeIf(one -> one.until() - now < 0);
    Set<Path> stay = new HashSet<>(readers.keySet());
    Stream.concat(last.stream().map(Flushed::files), fed.values().stream().map(Fed::files))
        .flatMap(List::stream)
        .forEach(file -> stay.add(file.path()));
    for (Path file : folder.files()) {
      if (!stay.contains(file)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
