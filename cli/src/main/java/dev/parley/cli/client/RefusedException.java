package dev.parley.cli.client;

/** A node answers, but not with what was asked for. The message is the node's own, on one line. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status, such as 404 for an unknown task and 503 while nobody leads. */
  public int status() {
    return status;
  }
}
