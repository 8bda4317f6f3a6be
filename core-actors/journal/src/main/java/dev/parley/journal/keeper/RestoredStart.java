package dev.parley.journal.keeper;

import dev.parley.journal.offline.BackupReader;
import dev.parley.journal.offline.Restore;
import dev.parley.journal.offline.RestoreRefusedException;
import dev.parley.journal.raft.JournalReplica;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a group that has just been founded from a backup. */
final class RestoredStart {
  private static final Logger LOG = LoggerFactory.getLogger(RestoredStart.class);

  private RestoredStart() {}

  /** In a thread of its own; fails with {@link IOException} or {@link RestoreRefusedException}. */
  static CompletionStage<Void> restore(JournalReplica replica, String file) {
    return CompletableFuture.runAsync(() -> restoreNow(replica, file));
  }

  private static void restoreNow(JournalReplica replica, String file) {
    try {
      Restore.into(
          replica,
          BackupReader.verify(Path.of(file)),
          progress -> LOG.info("Restoring the journal: {}", progress));
    } catch (IOException | RestoreRefusedException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
