package dev.parley.cli.problems;

import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.nodes.NodeStartException;
import dev.parley.cli.nodes.NodeUsageException;
import dev.parley.config.InvalidConfigException;
import dev.parley.config.WorkFolderException;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.MessageTooLargeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The one place that says how each failure exits and what the user reads of it. */
public final class Problems {
  /** The message is for the user as it is. */
  private static final List<Class<? extends Throwable>> FAILURES =
      List.of(
          NoMasterException.class,
          RefusedException.class,
          FrameworkFailedException.class,
          MessageTooLargeException.class,
          WorkFolderException.class,
          NodeStartException.class);

  /** The same, and it is the user who must change something. */
  private static final List<Class<? extends Throwable>> MISUSES =
      List.of(InvalidConfigException.class, NodeUsageException.class);

  private Problems() {}

  /**
   * What becomes of a failure.
   *
   * @param message for the user: one line for each thing that is wrong, usually one
   * @param bug whether this is nothing that should ever reach a user
   */
  public record Outcome(int exitCode, String message, boolean bug) {}

  public static Outcome of(Throwable failure) {
    return known(failure).orElseGet(() -> unknown(failure));
  }

  private static Optional<Outcome> known(Throwable failure) {
    @Nullable Throwable next = failure;
    Optional<Outcome> outermost = Optional.empty();
    while (next != null) {
      Optional<Outcome> outcome = direct(next);
      // A start that fails for what the user gave it is the user's to mend, however it is wrapped.
      if (outcome.isPresent() && outcome.get().exitCode() == ExitCodes.USAGE) {
        return outcome;
      }
      outermost = outermost.isPresent() ? outermost : outcome;
      next = next.getCause();
    }
    return outermost;
  }

  private static Optional<Outcome> direct(Throwable failure) {
    if (failure instanceof CommandFailedException failed) {
      return Optional.of(new Outcome(failed.exitCode(), text(failed), false));
    }
    if (MISUSES.stream().anyMatch(type -> type.isInstance(failure))) {
      return Optional.of(new Outcome(ExitCodes.USAGE, text(failure), false));
    }
    if (FAILURES.stream().anyMatch(type -> type.isInstance(failure))) {
      return Optional.of(new Outcome(ExitCodes.FAILED, text(failure), false));
    }
    if (failure instanceof InterruptedException) {
      return Optional.of(new Outcome(ExitCodes.INTERRUPTED, "interrupted", false));
    }
    if (failure instanceof IOException io) {
      return Optional.of(new Outcome(ExitCodes.FAILED, FileProblems.text(io), false));
    }
    return Optional.empty();
  }

  private static Outcome unknown(Throwable failure) {
    Throwable cause = failure;
    while (isWrapper(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof OutOfMemoryError) {
      return new Outcome(
          ExitCodes.FAILED, "out of memory: give Java more, as in PARLEY_JAVA_OPTS=-Xmx1g", false);
    }
    return new Outcome(
        ExitCodes.FAILED,
        "internal error: " + cause + ": run it again with --debug for the details, and report them",
        true);
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof CompletionException
        || failure instanceof ExecutionException
        || failure instanceof UncheckedIOException;
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
