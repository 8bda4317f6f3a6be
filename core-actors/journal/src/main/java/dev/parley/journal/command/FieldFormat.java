package dev.parley.journal.command;

import dev.parley.journal.records.ByteSink;
import dev.parley.journal.records.ByteSource;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes of the fields that commands have in common. Maps are written in order of their keys.
 */
final class FieldFormat {
  private FieldFormat() {}

  static void events(List<EventRecord> events, ByteSink to) {
    to.number(events.size());
    for (EventRecord event : events) {
      to.number(event.sequenceNr());
      to.bytes(event.data());
    }
  }

  static List<EventRecord> events(ByteSource from) {
    int count = from.count(Long.BYTES + Integer.BYTES);
    List<EventRecord> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(new EventRecord(from.longNumber(), from.bytes()));
    }
    return events;
  }

  static void snapshot(SnapshotRef snapshot, ByteSink to) {
    to.text(snapshot.persistenceId());
    to.number(snapshot.sequenceNr());
    to.number(snapshot.timestampMillis());
  }

  static SnapshotRef snapshot(ByteSource from) {
    return new SnapshotRef(from.text(), from.longNumber(), from.longNumber());
  }

  static void range(SnapshotRange range, ByteSink to) {
    to.number(range.minSequenceNr());
    to.number(range.maxSequenceNr());
    to.number(range.minTimestampMillis());
    to.number(range.maxTimestampMillis());
  }

  static SnapshotRange range(ByteSource from) {
    return new SnapshotRange(
        from.longNumber(), from.longNumber(), from.longNumber(), from.longNumber());
  }

  static void texts(Map<String, String> texts, ByteSink to) {
    to.number(texts.size());
    new TreeMap<>(texts)
        .forEach(
            (key, value) -> {
              to.text(key);
              to.text(value);
            });
  }

  static Map<String, String> texts(ByteSource from) {
    Map<String, String> texts = new TreeMap<>();
    for (int left = from.count(2 * Integer.BYTES); left > 0; left--) {
      texts.put(from.text(), from.text());
    }
    return texts;
  }

  static void numbers(Map<String, Long> numbers, ByteSink to) {
    to.number(numbers.size());
    new TreeMap<>(numbers)
        .forEach(
            (key, value) -> {
              to.text(key);
              to.number(value.longValue());
            });
  }

  static Map<String, Long> numbers(ByteSource from) {
    Map<String, Long> numbers = new TreeMap<>();
    for (int left = from.count(Integer.BYTES + Long.BYTES); left > 0; left--) {
      numbers.put(from.text(), from.longNumber());
    }
    return numbers;
  }
}
