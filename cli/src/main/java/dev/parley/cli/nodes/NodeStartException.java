package dev.parley.cli.nodes;

import dev.parley.config.InvalidConfigException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A node cannot start; the message is one line for the user. */
public final class NodeStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NodeStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What a start failed with: a usage error stays one, all else becomes one of these. */
  static RuntimeException of(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof NodeStartException
        || cause instanceof NodeUsageException
        || cause instanceof InvalidConfigException) {
      return (RuntimeException) cause;
    }
    String message = cause.getMessage();
    return new NodeStartException(
        message == null ? cause.getClass().getSimpleName() : message, cause);
  }
}
