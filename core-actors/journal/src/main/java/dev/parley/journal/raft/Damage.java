package dev.parley.journal.raft;

import dev.parley.journal.store.DamagedStoreException;
import java.util.Optional;
import org.apache.ratis.io.CorruptedFileException;
import org.apache.ratis.protocol.exceptions.ChecksumException;
import org.jspecify.annotations.Nullable;

/** Whether a failure says that what is on disk is damaged, so that a restart is of no use. */
final class Damage {
  private Damage() {}

  /** The message for people, which names the file and the way out. */
  static Optional<String> in(Throwable failure) {
    int depth = 0;
    for (@Nullable Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
      if (t instanceof ReplicaDamagedException || t instanceof DamagedStoreException) {
        return Optional.of(String.valueOf(t.getMessage()));
      }
      if (t instanceof ChecksumException || t instanceof CorruptedFileException) {
        return Optional.of(
            String.format(
                "the log is damaged: %s. If a majority of the masters is well, run"
                    + " 'parley masters replace' for this one.",
                t.getMessage()));
      }
    }
    return Optional.empty();
  }
}
