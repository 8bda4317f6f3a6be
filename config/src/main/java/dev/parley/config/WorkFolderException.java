package dev.parley.config;

/** A work folder that this node cannot have. The message is one line for the operator. */
public final class WorkFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkFolderException(String message) {
    super(message);
  }
}
