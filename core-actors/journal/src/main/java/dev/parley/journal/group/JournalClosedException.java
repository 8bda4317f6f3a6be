package dev.parley.journal.group;

/** This node's part of the group is closed; what was asked of it may or may not have happened. */
public final class JournalClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalClosedException(String message) {
    super(message);
  }
}
