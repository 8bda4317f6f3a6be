package dev.parley.journal.raft;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports of loopback, outside the range that the system gives to connections. */
final class Ports {
  private static final int FIRST = 10_000;
  private static final int LAST = 20_000;

  private static int next = ThreadLocalRandom.current().nextInt(FIRST, LAST - 1000);

  private Ports() {}

  static synchronized int free() {
    for (; next < LAST; next++) {
      try (ServerSocket socket = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
        next++;
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken.
      }
    }
    throw new IllegalStateException("there is no free port");
  }
}
