package dev.parley.protocol.wire;

/** A session lost something on the way and has to be opened anew. */
public final class BrokenSessionException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenSessionException(String message) {
    super(message);
  }
}
