package dev.parley.protocol.view;

/** What was asked for makes no sense now; the message says why, and what to do, in a sentence. */
public final class RefusedOperationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedOperationException(String message) {
    super(message);
  }
}
