package dev.parley.journal.raft;

import java.io.IOException;

/**
 * Tells what has to be expected of disks and networks from what is a fault in the code: the first
 * is worth one line of the log, the second its stack trace too.
 */
public final class Trouble {
  private Trouble() {}

  /** Whether the cause lies outside of this process. */
  public static boolean isExpected(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /** What went wrong in the first place, in one line. */
  public static String inOneLine(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean plain = root.getClass() == IOException.class && root.getMessage() != null;
    return (plain ? String.valueOf(root.getMessage()) : root.toString())
        .lines()
        .findFirst()
        .orElse("");
  }
}
