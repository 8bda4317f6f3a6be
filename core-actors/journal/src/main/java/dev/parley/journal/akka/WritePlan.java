package dev.parley.journal.akka;

import akka.persistence.AtomicWrite;
import akka.persistence.PersistentRepr;
import dev.parley.journal.records.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How the writes of one call become entries of the log: as few as the largest entry allows, and the
 * events of one atomic write never apart. A write that cannot be written is rejected alone; its
 * numbers are taken all the same.
 *
 * @param batches to be written one after the other
 * @param rejections one for each write of the call, in order: empty if it is in a batch
 */
record WritePlan(List<Batch> batches, List<Optional<Exception>> rejections) {

  /** One entry of the log. */
  record Batch(String persistenceId, String writer, List<EventRecord> events) {}

  static WritePlan of(
      Iterable<AtomicWrite> writes, EventSerialization serialization, long maxBytes) {
    Planner planner = new Planner(serialization, maxBytes);
    writes.forEach(planner::add);
    return planner.plan();
  }

  private static final class Planner {
    /** What a record takes in an entry beside its bytes, at most. */
    private static final int RECORD_OVERHEAD = 16;

    /** What an entry takes beside its records and names, at most. */
    private static final int ENTRY_OVERHEAD = 256;

    private static final int MAX_REASON = 300;

    private final EventSerialization serialization;
    private final long maxBytes;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Optional<Exception>> rejections = new ArrayList<>();
    private long bytes;

    Planner(EventSerialization serialization, long maxBytes) {
      this.serialization = serialization;
      this.maxBytes = maxBytes;
    }

    WritePlan plan() {
      return new WritePlan(List.copyOf(batches), List.copyOf(rejections));
    }

    void add(AtomicWrite write) {
      List<PersistentRepr> events = CollectionConverters.asJava(write.payload());
      try {
        List<EventRecord> records = events.stream().map(serialization::write).toList();
        requireFits(write, records);
        append(events.get(0), records);
        rejections.add(Optional.empty());
      } catch (Exception e) {
        String reason = abbreviated(e.toString());
        events.forEach(event -> append(event, List.of(serialization.rejected(event, reason))));
        rejections.add(Optional.of(e));
      }
    }

    private void append(PersistentRepr first, List<EventRecord> records) {
      long more = size(records);
      if (!continues(first) || bytes + more > maxBytes) {
        batches.add(new Batch(first.persistenceId(), first.writerUuid(), new ArrayList<>()));
        bytes = overhead(first);
      }
      batches.get(batches.size() - 1).events().addAll(records);
      bytes += more;
    }

    private boolean continues(PersistentRepr event) {
      if (batches.isEmpty()) {
        return false;
      }
      Batch last = batches.get(batches.size() - 1);
      return last.persistenceId().equals(event.persistenceId())
          && last.writer().equals(event.writerUuid());
    }

    private void requireFits(AtomicWrite write, List<EventRecord> records) {
      long needed = overhead(write.payload().head()) + size(records);
      if (needed > maxBytes) {
        throw new IllegalArgumentException(
            ("the events %d to %d of %s are one write of %d bytes; the limit is %d"
                    + " (max-append-size of dev.parley.raft-journal): persist less at a time")
                .formatted(
                    write.lowestSequenceNr(),
                    write.highestSequenceNr(),
                    write.persistenceId(),
                    needed,
                    maxBytes));
      }
    }

    private static int overhead(PersistentRepr event) {
      return ENTRY_OVERHEAD + length(event.persistenceId()) + length(event.writerUuid());
    }

    private static long size(List<EventRecord> records) {
      return records.stream()
          .mapToLong(record -> RECORD_OVERHEAD + (long) record.data().length)
          .sum();
    }

    private static String abbreviated(String reason) {
      return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    private static int length(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  }
}
