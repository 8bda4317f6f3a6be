package dev.parley.journal.raft;

import dev.parley.journal.store.Flushed;
import dev.parley.journal.store.JournalStore;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.apache.ratis.statemachine.SnapshotRetentionPolicy;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.jspecify.annotations.Nullable;

/**
 * What Ratis calls the latest snapshot: the store as it is on disk since its last flush. Ratis asks
 * for it very often, and reads its files to feed a replica that is too far behind for the log.
 */
final class StoreFiles implements StateMachineStorage {

  /** One flush. The files are kept from being deleted as long as somebody asks for them. */
  private static final class Snapshot implements SnapshotInfo {
    private final JournalStore store;
    private final Flushed flushed;
    private final TermIndex termIndex;
    private @Nullable List<FileInfo> files;

    Snapshot(JournalStore store, Flushed flushed) {
      this.store = store;
      this.flushed = flushed;
      this.termIndex = TermIndex.valueOf(flushed.term(), flushed.index());
    }

    @Override
    public TermIndex getTermIndex() {
      return termIndex;
    }

    @Override
    public synchronized List<FileInfo> getFiles() {
      store.retain(flushed);
      if (files == null) {
        files =
            flushed.files().stream()
                .map(file -> new FileInfo(file.path(), MD5Hash.newInstance(file.md5())))
                .toList();
      }
      return files;
    }

    @Override
    public String toString() {
      return termIndex + " with " + flushed.files().size() + " files";
    }
  }

  private volatile @Nullable Path folder;
  private volatile @Nullable JournalStore store;
  private volatile @Nullable Snapshot latest;

  @Override
  public void init(RaftStorage storage) {
    folder = storage.getStorageDir().getStateMachineDir().toPath();
  }

  Path folder() {
    return Objects.requireNonNull(folder);
  }

  void show(JournalStore opened) {
    store = opened;
  }

  @Override
  public @Nullable SnapshotInfo getLatestSnapshot() {
    JournalStore opened = store;
    if (opened == null) {
      return null;
    }
    Flushed flushed = opened.flushed();
    if (flushed.index() < 0) {
      return null;
    }
    Snapshot known = latest;
    if (known == null || !known.flushed.equals(flushed) || known.store != opened) {
      known = new Snapshot(opened, flushed);
      latest = known;
    }
    return known;
  }

  /** The store deletes its old files itself. */
  @Override
  public void cleanupOldSnapshots(SnapshotRetentionPolicy policy) {}

  @Override
  public void format() {}

  /** Null: where the log's own storage says, and that is where the store is. */
  @Override
  public @Nullable File getSnapshotDir() {
    return null;
  }
}
