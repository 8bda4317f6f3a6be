package dev.parley.journal.raft;

import java.io.IOException;
import java.nio.file.Path;

/** Looks at what is on disk before each start of the server. */
@FunctionalInterface
public interface StartCheck {
  StartCheck NONE = group -> {};

  /**
   * @param groupFolder in which the log is; need not exist
   * @throws ReplicaDamagedException if the replica must not start
   * @throws IOException if it is to be tried again later
   */
  void check(Path groupFolder) throws IOException;
}
