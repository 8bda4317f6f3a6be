package dev.parley.journal.store;

import java.io.IOException;
import java.nio.file.Path;

/** What is on disk is not what was written. The message names the file and the way out. */
public final class DamagedStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;

  DamagedStoreException(Path file, String what) {
    super(
        file.toAbsolutePath()
            + " is damaged: "
            + what
            + ". If other masters hold the same, move the whole journal folder that this file is in"
            + " away and start again: this replica then fetches everything from them.");
    this.file = file.toAbsolutePath().toString();
  }

  public Path file() {
    return Path.of(file);
  }
}
