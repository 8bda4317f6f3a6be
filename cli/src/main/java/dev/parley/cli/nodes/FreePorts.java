package dev.parley.cli.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports, each given once in this process, from a range that the system does not give to
 * connections: so they are still free when a node listens there a moment later. Thread-safe.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int LAST = 30_000;

  private static int next = FIRST + 2 * ThreadLocalRandom.current().nextInt((LAST - FIRST) / 4);

  private FreePorts() {}

  /**
   * A free port on this host.
   *
   * @throws NodeStartException if there is none, or no such host
   */
  public static int one(String host) {
    return free(host, 1);
  }

  /**
   * The first of two free ports in a row on loopback, as a master needs them.
   *
   * @throws NodeStartException if there are none
   */
  public static int pair() {
    return free(InetAddress.getLoopbackAddress().getHostAddress(), 2);
  }

  private static synchronized int free(String host, int many) {
    for (; next + many <= LAST; next++) {
      if (isFree(host, next) && isFree(host, next + many - 1)) {
        int found = next;
        next += many;
        return found;
      }
    }
    throw new NodeStartException(
        "there is no free port on " + host + " from " + FIRST + " to " + LAST, null);
  }

  private static boolean isFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
