package dev.parley.journal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** A store with a log of its own, which it applies again after it was reopened. */
final class Replica implements AutoCloseable {
  static final StoreLimits LIMITS =
      new StoreLimits(4 << 10, 100, 1L << 40, Duration.ofMillis(20), Duration.ZERO);
  static final long TERM = 3;

  final Path folder;
  final StoreLimits limits;
  private final List<JournalCommand> log = new ArrayList<>();
  private final List<JournalReply> replies = new ArrayList<>();
  JournalStore store;

  private Replica(Path folder, StoreLimits limits) throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.store = JournalStore.open(folder, limits);
  }

  static Replica in(Path folder) throws IOException {
    return in(folder, LIMITS);
  }

  static Replica in(Path folder, StoreLimits limits) throws IOException {
    return new Replica(folder, limits);
  }

  JournalReply apply(JournalCommand command) {
    log.add(command);
    replies.add(store.apply(TERM, log.size() - 1L, command));
    return replies.get(replies.size() - 1);
  }

  long claim(String id, String claimant) {
    return ((Claimed) apply(new JournalCommand.Claim(id, claimant))).claim();
  }

  JournalReply append(String id, long claim, long from, long to) {
    return apply(new JournalCommand.Append(id, claim, "writer", events(id, from, to)));
  }

  JournalReply part(SnapshotRef snapshot, String upload, int part, boolean last, String data) {
    return apply(
        new JournalCommand.SnapshotPart(snapshot, upload, part, last, data.getBytes(UTF_8)));
  }

  /**
   * Closes the store and opens it again; the log is applied from the last flush, and each entry is
   * answered as it was before.
   */
  void reopen() throws IOException {
    store.close();
    store = JournalStore.open(folder, limits);
    for (int i = (int) store.appliedIndex() + 1; i < log.size(); i++) {
      assertThat(store.apply(TERM, i, log.get(i))).isEqualTo(replies.get(i));
    }
  }

  List<JournalCommand> log() {
    return log;
  }

  @Override
  public void close() {
    store.close();
  }

  static List<EventRecord> events(String id, long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number -> new EventRecord(number, (id + "/" + number).getBytes(UTF_8)))
        .toList();
  }

  /** The data of all events that are there. */
  List<String> replay(String id) throws IOException {
    return replay(id, 0, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  List<String> replay(String id, long from, long to, long max) throws IOException {
    List<String> events = new ArrayList<>();
    store.replay(id, from, to, max, event -> events.add(new String(event.data(), UTF_8)));
    return events;
  }

  static List<String> expected(String id, long from, long to) {
    return events(id, from, to).stream().map(event -> new String(event.data(), UTF_8)).toList();
  }

  /** The content of the newest snapshot. */
  String newest(String id) throws IOException {
    SnapshotRef newest = store.newestSnapshot(id, SnapshotRange.ALL).orElseThrow();
    try (InputStream in = store.open(newest)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
