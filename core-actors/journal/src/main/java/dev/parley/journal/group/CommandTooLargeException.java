package dev.parley.journal.group;

/** A command that can never be written, since it is larger than an entry of the log may be. */
public final class CommandTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandTooLargeException(long bytes, long largest) {
    super(
        String.format(
            "a command of %,d bytes cannot be written, the largest has %,d", bytes, largest));
  }
}
