package dev.parley.chaos.net;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Listens on a port, in a process of its own, and says back what it is told. */
final class Echo {
  private Echo() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket door = new ServerSocket(Integer.parseInt(args[0]))) {
      System.out.println("listening");
      while (true) {
        Socket visitor = door.accept();
        Relay.background("echo", () -> echo(visitor));
      }
    }
  }

  private static void echo(Socket visitor) {
    try (visitor) {
      visitor.getInputStream().transferTo(visitor.getOutputStream());
    } catch (IOException e) {
      // The visitor is gone.
    }
  }
}
