package dev.parley.journal.offline;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is no backup, or not a whole one. Nothing of it is restored. */
public final class DamagedBackupException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /** Without the file's name, which is not known where this is found. */
  DamagedBackupException(String what) {
    super(what);
    this.what = what;
  }

  DamagedBackupException(Path file, String what) {
    super(file + " " + what + "; nothing of it can be restored, take another backup");
    this.what = what;
  }

  String what() {
    return what;
  }
}
