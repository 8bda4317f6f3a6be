package dev.parley.sdk;

/** A framework cannot take part, or not any more. The message is one line for people. */
public final class FrameworkFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FrameworkFailedException(String message) {
    super(message);
  }

  public FrameworkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
