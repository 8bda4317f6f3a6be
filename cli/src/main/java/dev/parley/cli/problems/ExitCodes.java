package dev.parley.cli.problems;

/** How a command exits. {@code run} exits as its task did instead. */
public final class ExitCodes {
  public static final int OK = 0;

  /** What was asked for could not be done. */
  public static final int FAILED = 1;

  /** What was asked for makes no sense: an unknown option, a malformed value, bad configuration. */
  public static final int USAGE = 2;

  /** Ctrl-C: 128 and the number of the signal, as shells have it. */
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
