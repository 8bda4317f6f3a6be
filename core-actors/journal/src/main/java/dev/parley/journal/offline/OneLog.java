package dev.parley.journal.offline;

import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * One persistence id at one moment, while its writer goes on: a newer snapshot can come, and the
 * events before it go, between two looks. The snapshot is open from the beginning, and the events
 * are given only if they continue it.
 */
final class OneLog implements AutoCloseable {
  private final StoreReader store;
  private final String id;
  private Optional<SnapshotRef> ref;
  private InputStream snapshot;
  private long seen;

  private OneLog(StoreReader store, String id) throws IOException {
    this.store = store;
    this.id = id;
    this.ref = Optional.empty();
    this.snapshot = InputStream.nullInputStream();
    look();
  }

  /** Events, as they come. */
  interface EventSink {
    void accept(EventRecord event) throws IOException;
  }

  /** The snapshot was superseded before the first event was given. */
  private static final class SupersededException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static OneLog capture(StoreReader store, String id) throws IOException {
    return new OneLog(store, id);
  }

  private void look() throws IOException {
    snapshot.close();
    while (true) {
      Optional<SnapshotRef> newest = newest();
      try {
        snapshot = newest.isPresent() ? store.open(newest.get()) : InputStream.nullInputStream();
        ref = newest;
        return;
      } catch (IOException e) {
        // Deleted in favour of a newer one, or damaged.
        if (newest.equals(newest())) {
          throw e;
        }
      }
    }
  }

  private Optional<SnapshotRef> newest() {
    return store.newestSnapshot(id, SnapshotRange.ALL);
  }

  /** Gives the events, and returns the highest number; then ref and snapshot belong to them. */
  long replay(EventSink sink) throws IOException {
    while (true) {
      long before =
          Math.max(store.highestSequenceNr(id), ref.map(SnapshotRef::sequenceNr).orElse(0L));
      seen = 0;
      try {
        store.replay(id, 1, Long.MAX_VALUE, Long.MAX_VALUE, event -> give(event, sink));
        if (seen > 0) {
          return seen;
        }
        if (newest().equals(ref)) {
          return before;
        }
      } catch (SupersededException e) {
        // Looks again.
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      look();
    }
  }

  private void give(EventRecord event, EventSink sink) {
    long covered = ref.map(SnapshotRef::sequenceNr).orElse(0L);
    if (seen == 0 && event.sequenceNr() > covered + 1 && !newest().equals(ref)) {
      throw new SupersededException();
    }
    try {
      sink.accept(event);
      seen = event.sequenceNr();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<SnapshotRef> ref() {
    return ref;
  }

  InputStream snapshot() {
    return snapshot;
  }

  @Override
  public void close() throws IOException {
    snapshot.close();
  }
}
