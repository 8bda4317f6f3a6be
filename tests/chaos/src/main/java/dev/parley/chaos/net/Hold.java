package dev.parley.chaos.net;

/** How long a relay holds bytes up. Thread-safe. */
final class Hold {
  private long delayMillis;
  private boolean stalled;

  synchronized void delay(long millis) {
    delayMillis = millis;
  }

  synchronized void stall() {
    stalled = true;
  }

  synchronized void release() {
    delayMillis = 0;
    stalled = false;
    notifyAll();
  }

  /** Returns when bytes that arrived then may go on. */
  synchronized void await(long arrivedNanos) throws InterruptedException {
    long left = left(arrivedNanos);
    while (stalled || left > 0) {
      wait(stalled ? 0 : left);
      left = left(arrivedNanos);
    }
  }

  private long left(long arrivedNanos) {
    return delayMillis - (System.nanoTime() - arrivedNanos) / 1_000_000;
  }
}
