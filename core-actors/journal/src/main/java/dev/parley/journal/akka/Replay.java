package dev.parley.journal.akka;

import akka.persistence.PersistentRepr;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives the events of one persistence id to a recovery. */
final class Replay {
  private final StoreReader store;
  private final EventSerialization serialization;

  Replay(StoreReader store, EventSerialization serialization) {
    this.store = store;
    this.serialization = serialization;
  }

  /**
   * @param max at most so many events
   * @throws IOException if the store cannot be read
   * @throws IllegalStateException if events are missing that a newer snapshot has in it
   */
  void run(String persistenceId, long from, long to, long max, Consumer<PersistentRepr> consumer)
      throws IOException {
    long next = Math.max(1, from);
    boolean begun = false;
    long left = max;
    while (left > 0 && next <= to) {
      Page page = new Page(persistenceId, next, !begun, consumer);
      store.replay(persistenceId, next, to, left, page);
      page.end(to);
      if (page.read < left) {
        return;
      }
      // Numbers that were taken by rejected events do not count: go on behind them.
      left -= page.given;
      next = page.next;
      begun = true;
    }
  }

  private final class Page implements Consumer<EventRecord> {
    private final String persistenceId;
    private final boolean first;
    private final Consumer<PersistentRepr> consumer;
    private long next;
    private long read;
    private long given;

    Page(String persistenceId, long next, boolean first, Consumer<PersistentRepr> consumer) {
      this.persistenceId = persistenceId;
      this.next = next;
      this.first = first;
      this.consumer = consumer;
    }

    @Override
    public void accept(EventRecord event) {
      if (first && read == 0) {
        requireNoSnapshotIsNewer(event.sequenceNr());
      }
      read++;
      next = event.sequenceNr() + 1;
      if (StoredEvent.of(event) instanceof StoredEvent.Written written) {
        given++;
        consumer.accept(serialization.read(persistenceId, event.sequenceNr(), written));
      }
    }

    void end(long to) {
      if (first && read == 0) {
        requireNoSnapshotIsNewer(to + 1);
      }
    }

    /**
     * Events may be deleted on purpose; but between a recovery's snapshot and its events another
     * incarnation may have stored a newer snapshot and deleted what it covers. Without them the
     * state would be wrong.
     */
    private void requireNoSnapshotIsNewer(long there) {
      if (there == next) {
        return;
      }
      Optional<SnapshotRef> newer =
          store.newestSnapshot(
              persistenceId, new SnapshotRange(next, Long.MAX_VALUE, 0, Long.MAX_VALUE));
      if (newer.isPresent()) {
        throw new IllegalStateException(
            ("%s: the events %d to %d are deleted, since a snapshot covers all up to %d that this"
                    + " recovery did not begin with; recover again")
                .formatted(persistenceId, next, there - 1, newer.get().sequenceNr()));
      }
    }
  }
}
