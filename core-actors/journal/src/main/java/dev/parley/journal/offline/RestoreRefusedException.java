package dev.parley.journal.offline;

/** A group does not take a backup. The message says why, and the way out. */
public final class RestoreRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RestoreRefusedException(String message) {
    super(message);
  }
}
