package dev.parley.journal.raft;

import java.io.IOException;

/** A replica must not start with what is on its disk. The message names the way out. */
public class ReplicaDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  public ReplicaDamagedException(String message) {
    super(message);
  }

  public ReplicaDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
