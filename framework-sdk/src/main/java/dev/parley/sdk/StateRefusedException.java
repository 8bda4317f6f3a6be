package dev.parley.sdk;

/** The masters did not store a value of the framework's state; the message says why not. */
public final class StateRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StateRefusedException(String message) {
    super(message);
  }
}
