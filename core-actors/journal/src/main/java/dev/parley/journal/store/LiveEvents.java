package dev.parley.journal.store;

import dev.parley.journal.records.EventRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The events of one persistence id that are not deleted, without gaps: first those in files, then
 * the tail in memory, which no flush has reached yet. Guarded by the store's lock.
 */
final class LiveEvents {
  /** In order; the list is replaced when it changes, so that it can be handed out. */
  private List<Run> runs = List.of();

  private final List<EventRecord> tail = new ArrayList<>();

  void add(List<EventRecord> events) {
    tail.addAll(events);
  }

  void deleteTo(long sequenceNr) {
    if (!runs.isEmpty() && runs.get(0).last() <= sequenceNr) {
      runs = runs.stream().filter(run -> run.last() > sequenceNr).toList();
    }
    tail.subList(0, position(sequenceNr + 1)).clear();
  }

  List<Run> runs() {
    return runs;
  }

  List<EventRecord> tail() {
    return List.copyOf(tail);
  }

  /** Those of the tail from one number to another, both inclusive. */
  List<EventRecord> tail(long from, long to) {
    int begin = position(from);
    int end = to == Long.MAX_VALUE ? tail.size() : position(to + 1);
    return begin < end ? List.copyOf(tail.subList(begin, end)) : List.of();
  }

  /**
   * What was written is in files now.
   *
   * @param gone files whose events were written anew
   * @param flushedTo the last number of the tail that was written
   * @param deletedTo what is deleted by now
   */
  void written(List<Run> written, Set<Path> gone, long flushedTo, long deletedTo) {
    runs =
        Stream.concat(runs.stream().filter(run -> !gone.contains(run.file())), written.stream())
            .filter(run -> run.last() > deletedTo)
            .sorted(Comparator.comparingLong(Run::first))
            .toList();
    tail.subList(0, position(flushedTo + 1)).clear();
  }

  /** Whether every number after one and up to another one is here. */
  boolean isWhole(long after, long to) {
    long reached = after;
    for (Run run : runs) {
      if (run.first() > reached + 1) {
        return false;
      }
      reached = Math.max(reached, run.last());
    }
    return reached == to;
  }

  private int position(long sequenceNr) {
    if (tail.isEmpty()) {
      return 0;
    }
    long position = sequenceNr - tail.get(0).sequenceNr();
    return (int) Math.max(0, Math.min(position, tail.size()));
  }
}
