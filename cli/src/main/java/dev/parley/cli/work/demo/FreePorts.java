package dev.parley.cli.work.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports on loopback, two by two because masters need two in a row. From a range that the
 * system does not give to connections, so that they are still free when the nodes listen there.
 */
final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int LAST = 30_000;

  private int next = FIRST + 2 * ThreadLocalRandom.current().nextInt((LAST - FIRST) / 4);

  /**
   * The first of two free ports in a row; another at each call.
   *
   * @throws IOException if there are none left
   */
  int pair() throws IOException {
    while (next < LAST) {
      int port = next;
      next += 2;
      if (isFree(port) && isFree(port + 1)) {
        return port;
      }
    }
    throw new IOException("there are no free ports from " + FIRST + " to " + LAST);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
