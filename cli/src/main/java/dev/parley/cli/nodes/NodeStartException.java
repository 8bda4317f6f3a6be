package dev.parley.cli.nodes;

/** A node cannot start; the message is one line for the user. */
public final class NodeStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NodeStartException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The innermost message of {@code failure}, without the names of exceptions. */
  static NodeStartException of(Throwable failure) {
    if (failure instanceof NodeStartException already) {
      return already;
    }
    Throwable cause = failure;
    while (cause instanceof java.util.concurrent.CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return new NodeStartException(
        message == null ? cause.getClass().getSimpleName() : message, cause);
  }
}
