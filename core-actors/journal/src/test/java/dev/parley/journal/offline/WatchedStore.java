package dev.parley.journal.offline;

import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.MembersTable;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads of a store, before one of which something happens to it. */
abstract class WatchedStore implements StoreReader {
  private final StoreReader store;
  private int left;

  /**
   * @param moment how many reads come before
   */
  WatchedStore(StoreReader store, int moment) {
    this.store = store;
    this.left = moment;
  }

  abstract void atTheMoment();

  private StoreReader look() {
    if (left-- == 0) {
      atTheMoment();
    }
    return store;
  }

  @Override
  public long appliedIndex() {
    return look().appliedIndex();
  }

  @Override
  public Set<String> persistenceIds() {
    return look().persistenceIds();
  }

  @Override
  public long highestSequenceNr(String persistenceId) {
    return look().highestSequenceNr(persistenceId);
  }

  @Override
  public long claim(String persistenceId) {
    return look().claim(persistenceId);
  }

  @Override
  public void replay(String id, long from, long to, long max, Consumer<EventRecord> consumer)
      throws IOException {
    look().replay(id, from, to, max, consumer);
  }

  @Override
  public List<SnapshotRef> snapshots(String persistenceId, SnapshotRange range) {
    return look().snapshots(persistenceId, range);
  }

  @Override
  public Optional<SnapshotRef> newestSnapshot(String persistenceId, SnapshotRange range) {
    return look().newestSnapshot(persistenceId, range);
  }

  @Override
  public InputStream open(SnapshotRef snapshot) throws IOException {
    return look().open(snapshot);
  }

  @Override
  public MembersTable members() {
    return look().members();
  }
}
