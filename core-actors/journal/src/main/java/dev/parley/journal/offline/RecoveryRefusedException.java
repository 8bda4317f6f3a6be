package dev.parley.journal.offline;

/** There is nothing that could be recovered or restored here. The message says why. */
public final class RecoveryRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RecoveryRefusedException(String message) {
    super(message);
  }
}
