package dev.parley.journal.offline;

import dev.parley.journal.membership.LogPosition;
import dev.parley.journal.membership.ReplicaFiles;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;

/**
 * All that a replica has: the store as of its last flush, and on top of it, in memory, every entry
 * of the log that comes after, also those of which nobody knows any more whether they were agreed
 * on. The replica's files stay as they are.
 */
final class SurvivingData implements AutoCloseable {
  private final Path scratch;
  private final JournalStore store;
  private final LogPosition last;
  private final Optional<String> damage;

  private SurvivingData(
      Path scratch, JournalStore store, LogPosition last, Optional<String> damage) {
    this.scratch = scratch;
    this.store = store;
    this.last = last;
    this.damage = damage;
  }

  /**
   * @param scratch a folder on the same disk that is made, and removed on close
   * @throws IOException if the store is damaged, or a file cannot be read
   */
  static SurvivingData read(ReplicaFiles files, Path scratch) throws IOException {
    Folders.delete(scratch);
    Folders.link(store(files), scratch);
    JournalStore store = JournalStore.open(scratch, StoreLimits.DEFAULT);
    try {
      LogTail tail = LogTail.read(files.log(), store.appliedIndex(), entry -> apply(store, entry));
      LogPosition end =
          tail.last().equals(LogPosition.NONE)
              ? new LogPosition(store.flushed().term(), store.appliedIndex())
              : tail.last();
      return new SurvivingData(scratch, store, end, tail.damage());
    } catch (IOException | RuntimeException e) {
      store.close();
      Folders.delete(scratch);
      throw e;
    }
  }

  /** While Ratis puts a store from the leader in place of its own, the latter has another name. */
  private static Path store(ReplicaFiles files) throws IOException {
    if (!Files.isDirectory(files.store())) {
      for (Path path : Folders.list(files.folder())) {
        if (String.valueOf(path.getFileName()).startsWith("sm.tmp")) {
          return path;
        }
      }
    }
    return files.store();
  }

  private static void apply(JournalStore store, LogEntryProto entry) {
    if (entry.hasStateMachineLogEntry()) {
      store.apply(
          entry.getTerm(),
          entry.getIndex(),
          entry.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer());
    } else {
      store.applyNothing(entry.getTerm(), entry.getIndex());
    }
  }

  JournalStore store() {
    return store;
  }

  LogPosition last() {
    return last;
  }

  Optional<String> damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    store.close();
    Folders.delete(scratch);
  }
}
