package dev.parley.cli.work.cluster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command leave in order when the process is told to end (Ctrl-C, SIGTERM): the command
 * finds out by {@link #told}, and the process waits until the command has closed this, the last of
 * all that it closes. The exit status is then the one that shells expect, 130 or 143, and the JVM's
 * own doing.
 */
public final class Interruption implements AutoCloseable {
  /** More than the grace of tasks, the teardown and the stop of an embedded cluster together. */
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch left = new CountDownLatch(1);
  private final Runnable wake;
  private final Thread hook = new Thread(this::tell, "interruption");
  private volatile boolean told;

  private Interruption(Runnable wake) {
    this.wake = wake;
  }

  /**
   * @param wake called once, by another thread, when the process is told to end
   */
  public static Interruption watch(Runnable wake) {
    Interruption interruption = new Interruption(wake);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the process has been told to end. */
  public boolean told() {
    return told;
  }

  /** As if the process had been told to end; returns when the command has left. */
  void tell() {
    told = true;
    wake.run();
    try {
      if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("parley: could not leave in order within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    System.out.flush();
    System.err.flush();
    left.countDown();
    if (!told) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // Told to end just now, when there is nothing left to end.
      }
    }
  }
}
