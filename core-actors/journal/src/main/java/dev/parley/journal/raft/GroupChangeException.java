package dev.parley.journal.raft;

/** A change of the group's members did not come about; what there is of it is as before or done. */
public final class GroupChangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GroupChangeException(String message) {
    super(message);
  }
}
