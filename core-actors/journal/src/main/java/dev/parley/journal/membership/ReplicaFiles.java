package dev.parley.journal.membership;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where Ratis and the store keep what one replica of one group has.
 *
 * @param folder the group's, below the journal's
 */
public record ReplicaFiles(Path folder) {
  private static final String RATIS = "raft";

  /**
   * @param journal the journal's folder
   */
  public static ReplicaFiles of(Path journal, UUID group) {
    return new ReplicaFiles(all(journal).resolve(group.toString()));
  }

  /** The folder of the replicas of all groups: Ratis starts each that it finds there. */
  public static Path all(Path journal) {
    return journal.resolve(RATIS);
  }

  /** The folder of the log. */
  public Path log() {
    return folder.resolve("current");
  }

  /** The folder of the store. */
  public Path store() {
    return folder.resolve("sm");
  }

  /** Whether the replica was ever started: Ratis writes its metadata first of all. */
  public boolean exist() {
    return Files.exists(log().resolve("raft-meta"));
  }

  /**
   * Whether nothing was ever written to the log: it has no file, and the store none either. May be
   * asked while the replica runs.
   *
   * @throws IOException if a folder cannot be read
   */
  public boolean untouched() throws IOException {
    return hasNone(log(), "log_") && hasNone(store(), "");
  }

  private static boolean hasNone(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.noneMatch(file -> String.valueOf(file.getFileName()).startsWith(prefix));
    }
  }
}
