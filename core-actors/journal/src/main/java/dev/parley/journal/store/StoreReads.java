package dev.parley.journal.store;

import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.MembersTable;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The reading side of a store. The lock is held only to look at the state, never while a file is
 * read; files in use are marked so under the lock, so that no flush removes them in between.
 */
abstract class StoreReads implements StoreReader {
  /** Guards {@link #state}. */
  final Object lock = new Object();

  final StoreState state;
  final Retention retention;

  StoreReads(StoreState state, Retention retention) {
    this.state = state;
    this.retention = retention;
  }

  @Override
  public final Set<String> persistenceIds() {
    synchronized (lock) {
      return Collections.unmodifiableSet(new TreeSet<>(state.all().keySet()));
    }
  }

  @Override
  public final long highestSequenceNr(String persistenceId) {
    synchronized (lock) {
      return state.of(persistenceId).rights.highest();
    }
  }

  @Override
  public final long claim(String persistenceId) {
    synchronized (lock) {
      return state.of(persistenceId).rights.claim();
    }
  }

  @Override
  public final void replay(
      String persistenceId, long from, long to, long max, Consumer<EventRecord> consumer)
      throws IOException {
    Replay replay;
    synchronized (lock) {
      replay = Replay.of(persistenceId, state.of(persistenceId), from, to);
      retention.read(replay.files());
    }
    try {
      replay.give(max, consumer);
    } finally {
      retention.release(replay.files());
    }
  }

  @Override
  public final List<SnapshotRef> snapshots(String persistenceId, SnapshotRange range) {
    synchronized (lock) {
      return state.of(persistenceId).shelf.complete().stream()
          .map(Upload::snapshot)
          .filter(range::contains)
          .toList();
    }
  }

  @Override
  public final Optional<SnapshotRef> newestSnapshot(String persistenceId, SnapshotRange range) {
    synchronized (lock) {
      return state.of(persistenceId).shelf.newest(range).map(Upload::snapshot);
    }
  }

  @Override
  public final InputStream open(SnapshotRef snapshot) throws IOException {
    Upload upload;
    List<Path> files;
    synchronized (lock) {
      upload =
          state
              .of(snapshot.persistenceId())
              .shelf
              .of(snapshot)
              .orElseThrow(() -> new IOException("there is no " + snapshot));
      files = upload.flushed().stream().map(StoreFile::path).toList();
      retention.read(files);
    }
    try {
      return SnapshotStream.open(upload);
    } finally {
      // All are open now: an open file can be read to its end, even without a name.
      retention.release(files);
    }
  }

  @Override
  public final MembersTable members() {
    synchronized (lock) {
      return state.members;
    }
  }
}
