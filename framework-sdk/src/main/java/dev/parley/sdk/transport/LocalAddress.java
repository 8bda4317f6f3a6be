package dev.parley.sdk.transport;

import dev.parley.protocol.link.MasterAddress;
import dev.parley.sdk.FrameworkFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the address of this machine from which masters are reached, and so can answer. */
final class LocalAddress {
  private LocalAddress() {}

  /**
   * Asks the operating system for the route; nothing is sent.
   *
   * @throws FrameworkFailedException if there is no route to any of them
   */
  static String towards(List<MasterAddress> masters) {
    for (MasterAddress master : masters) {
      try (DatagramSocket socket = new DatagramSocket()) {
        InetAddress address = InetAddress.getByName(master.host());
        socket.connect(new InetSocketAddress(address, master.port()));
        return text(socket.getLocalAddress());
      } catch (IOException | UncheckedIOException e) {
        // A name that is not known, or a network that is not there: the next may do.
      }
    }
    throw new FrameworkFailedException(
        "this machine has no route to any of the masters "
            + masters.stream().map(MasterAddress::toString).collect(Collectors.joining(",")));
  }

  // Addresses of actor systems are URIs, so an IPv6 address wants brackets and no zone.
  private static String text(InetAddress address) {
    String plain = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + plain.replaceFirst("%.*", "") + "]" : plain;
  }
}
