package dev.parley.cli.problems;

/** Ends a command with a message for the user, on one line, and an exit code. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** Exits with {@link ExitCodes#FAILED}. */
  public CommandFailedException(String message) {
    this(ExitCodes.FAILED, message);
  }

  /**
   * @param exitCode one of {@link ExitCodes}
   */
  public CommandFailedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
