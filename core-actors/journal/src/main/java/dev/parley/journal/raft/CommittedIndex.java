package dev.parley.journal.raft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers across restarts up to where the log is committed, so that a replica that starts while
 * there is no majority shows what it knew before. Ratis would write an entry of the log for that
 * after each other one, which makes a commit take half as long again. Not synced to disk: an older
 * index, or none, is as true.
 */
final class CommittedIndex {
  private static final Logger LOG = LoggerFactory.getLogger(CommittedIndex.class);
  private static final long NONE = -1;

  private final Path file;
  private long written = NONE;

  /**
   * @param group the folder of the group
   */
  CommittedIndex(Path group) {
    this.file = group.resolve("committed");
  }

  /** The index written last, -1 if there is none. */
  long read() {
    try {
      return Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII).trim());
    } catch (NoSuchFileException e) {
      return NONE;
    } catch (IOException | NumberFormatException e) {
      LOG.debug("no index in {}", file, e);
      return NONE;
    }
  }

  void write(long index) {
    if (index <= written) {
      return;
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, Long.toString(index), StandardCharsets.US_ASCII);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      written = index;
    } catch (IOException e) {
      LOG.debug("cannot write {}", file, e);
    }
  }
}
