package dev.parley.cli.client;

/** The files of a task cannot be read; the message is one line. */
public final class SandboxUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SandboxUnreachableException(String message) {
    super(message);
  }
}
