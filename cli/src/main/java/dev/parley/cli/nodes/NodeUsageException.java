package dev.parley.cli.nodes;

/** What the user asked for does not make sense; the message is one line that says what does. */
public final class NodeUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NodeUsageException(String message) {
    super(message);
  }
}
