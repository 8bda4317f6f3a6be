package dev.parley.chaos.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A way between two nodes that comes and goes, on a thread of its own, until it is closed. */
final class Flapping implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Flapping(Network network, String one, String other, long millis) {
    thread = new Thread(() -> run(network, one, other, millis), "flapping-" + one + "-" + other);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Network network, String one, String other, long millis) {
    boolean cut = false;
    try {
      while (!closed.await(millis, TimeUnit.MILLISECONDS)) {
        cut = !cut;
        change(network, cut ? "-A" : "-D", one, other);
      }
      if (cut) {
        change(network, "-D", one, other);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void change(Network network, String change, String one, String other)
      throws IOException {
    String rule = "iptables -w " + change + " INPUT -j DROP -s ";
    network.run(one, rule + network.address(other));
    network.run(other, rule + network.address(one));
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
