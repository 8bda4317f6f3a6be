package dev.parley.cli.work.output;

import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Tries again what a network, or a node that starts anew, may let fail for a moment. */
public final class Retry {
  private static final int TIMES = 5;
  private static final long FIRST_PAUSE_MILLIS = 100;

  private Retry() {}

  /** What may fail; it must be such that doing it again is right. */
  @FunctionalInterface
  public interface Action {
    void run() throws IOException;
  }

  /**
   * Tries a few times, for some seconds.
   *
   * @throws IOException the last failure
   */
  public static void some(Action action) throws IOException {
    long pause = FIRST_PAUSE_MILLIS;
    for (int left = TIMES; ; left--) {
      try {
        action.run();
        return;
      } catch (IOException e) {
        if (left == 1 || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      } catch (NoMasterException | RefusedException e) {
        if (left == 1) {
          throw new IOException(e.getMessage(), e);
        }
      }
      sleep(pause);
      pause *= 2;
    }
  }

  private static void sleep(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
