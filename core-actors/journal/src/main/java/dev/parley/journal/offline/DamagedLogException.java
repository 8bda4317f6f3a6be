package dev.parley.journal.offline;

import java.io.IOException;
import java.nio.file.Path;

/** A log that is damaged where its last, unfinished write cannot be the reason. */
public final class DamagedLogException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param journal the journal's folder
   * @param offset of the first byte that is not as it was written
   */
  DamagedLogException(Path journal, Path file, long offset, String what) {
    super(
        String.format(
            "%s is damaged at offset %d: %s. The other masters hold the same log: move %s away and"
                + " start this master again; it joins as a new replica. If it is the only master:"
                + " `parley journal restore` brings back a backup, `parley masters recover` what can"
                + " still be read.",
            file, offset, what, journal));
  }
}
