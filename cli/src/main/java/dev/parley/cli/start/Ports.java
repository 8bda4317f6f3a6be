package dev.parley.cli.start;

import com.typesafe.config.Config;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.config.HttpSettings;
import dev.parley.config.NodeSettings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Looks whether a node's ports are free before any of it starts, so that a port in use, which is
 * everyday, costs a line and not half a node that must be stopped again.
 */
final class Ports {
  private Ports() {}

  /**
   * @throws CommandFailedException naming the port and the flag for another
   */
  static void requireFree(Config config) {
    NodeSettings node = NodeSettings.from(config);
    HttpSettings http = HttpSettings.from(config);
    requireFree("cluster", node.bindHost(), node.bindPort(), "--port");
    requireFree("HTTP", http.bindHost(), http.port(), "--http-port");
  }

  private static void requireFree(String what, String host, int port, String flag) {
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      socket.getLocalPort();
    } catch (UnknownHostException unknown) {
      throw new CommandFailedException(
          "cannot listen on " + host + ": there is no such host; see --host and --bind-host");
    } catch (BindException taken) {
      String message = String.valueOf(taken.getMessage());
      throw new CommandFailedException(
          message.contains("in use")
              ? what + " port " + port + " on " + host + " is in use: choose another with " + flag
              : "cannot listen on " + host + ":" + port + ": " + message);
    } catch (IOException failed) {
      throw new CommandFailedException(
          "cannot listen on " + host + ":" + port + ": " + failed.getMessage());
    }
  }
}
