package dev.parley.journal.raft;

import java.lang.Thread.UncaughtExceptionHandler;
import org.apache.ratis.util.ExitUtils;

/**
 * Keeps Ratis from ending this process. It would do so when it cannot listen on its port, and, by a
 * handler that it sets for all threads of the JVM, on any exception that nobody caught.
 */
final class ProcessExit {
  private ProcessExit() {}

  /** To be called before anything else of Ratis. */
  static synchronized void forbid() {
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    ExitUtils.disableSystemExit();
    ExitUtils.setTerminateOnUncaughtException(false);
    Thread.setDefaultUncaughtExceptionHandler(before);
  }
}
