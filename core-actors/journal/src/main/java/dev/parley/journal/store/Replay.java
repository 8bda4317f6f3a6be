package dev.parley.journal.store;

import dev.parley.journal.records.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Events as they were when the replay was asked for; what is deleted or flushed meanwhile changes
 * nothing. Used by one thread, without the store's lock.
 *
 * @param runs whose files stay until the replay ends
 */
record Replay(String persistenceId, long from, long to, List<Run> runs, List<EventRecord> tail) {

  static Replay of(String persistenceId, Kept kept, long from, long to) {
    long begin = Math.max(from, kept.deletedTo + 1);
    return new Replay(
        persistenceId,
        begin,
        to,
        kept.events.runs().stream().filter(run -> run.overlaps(begin, to)).toList(),
        kept.events.tail(begin, to));
  }

  List<Path> files() {
    return runs.stream().map(Run::file).toList();
  }

  void give(long max, Consumer<EventRecord> consumer) throws IOException {
    long left = max;
    for (Run run : runs) {
      long begin = Math.max(from, run.first());
      long count = Math.min(left, Math.min(to, run.last()) - begin + 1);
      if (count > 0) {
        give(run, begin, begin + count - 1, consumer);
        left -= count;
      }
    }
    if (left > 0) {
      tail.stream().limit(left).forEach(consumer);
    }
  }

  private void give(Run run, long begin, long end, Consumer<EventRecord> consumer)
      throws IOException {
    try (EventFileInput in = EventFileInput.open(run, begin)) {
      for (long number = begin; number <= end; number++) {
        consumer.accept(new EventRecord(number, in.event(persistenceId, number)));
      }
    }
  }
}
