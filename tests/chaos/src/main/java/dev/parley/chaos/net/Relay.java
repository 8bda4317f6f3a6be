package dev.parley.chaos.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Stands between two nodes: connections that one opens to the other go through this process, which
 * may hold their bytes up. For kernels without {@code tc netem}, and for what it cannot do.
 *
 * <p>The other node sees this process's address as the one it talks to, so a {@linkplain Faults#cut
 * cut} does not concern what goes through here.
 */
final class Relay implements AutoCloseable {
  /** Of masters: the cluster and the log; of agents: the cluster. */
  private static final int[] PORTS = {2551, 2552, 2601};

  private static final long RESET_MILLIS = 1500;

  private final Network network;
  private final String from;
  private final List<String> rules = new ArrayList<>();
  private final List<ServerSocket> doors = new ArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Hold hold = new Hold();

  private Relay(Network network, String from) {
    this.network = network;
    this.from = from;
  }

  /** Connections that are open already are reset, so that all go through the relay from now on. */
  static Relay between(Network network, String from, String to) throws IOException {
    Relay relay = new Relay(network, from);
    for (int port : PORTS) {
      relay.divert(network.address(to), port);
    }
    relay.reset(to);
    return relay;
  }

  private void divert(String address, int port) throws IOException {
    ServerSocket door = new ServerSocket();
    doors.add(door);
    door.bind(new InetSocketAddress(network.observer(), 0));
    background(
        "relay-" + from + "-" + port, () -> accept(door, new InetSocketAddress(address, port)));
    String rule =
        "OUTPUT -p tcp -d %s --dport %d -j DNAT --to-destination %s:%d"
            .formatted(address, port, network.observer(), door.getLocalPort());
    network.run(from, "iptables -w -t nat -A " + rule);
    rules.add(rule);
  }

  private void reset(String to) throws IOException {
    String rule = "INPUT -p tcp -s " + network.address(from) + " -j REJECT --reject-with tcp-reset";
    network.run(to, "iptables -w -I " + rule);
    try {
      // Every connection between nodes carries a heartbeat in that time, and is reset by it.
      TimeUnit.MILLISECONDS.sleep(RESET_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      network.run(to, "iptables -w -D " + rule);
    }
  }

  void delay(long millis) {
    hold.delay(millis);
  }

  void stall() {
    hold.stall();
  }

  private void accept(ServerSocket door, InetSocketAddress to) {
    try {
      while (true) {
        Socket near = door.accept();
        sockets.add(near);
        background("relay-connect", () -> join(near, to));
      }
    } catch (IOException e) {
      // Closed: the end of the relay.
    }
  }

  private void join(Socket near, InetSocketAddress to) {
    Socket far = new Socket();
    sockets.add(far);
    try {
      far.connect(to);
      new Pump(near, far, hold).start();
      new Pump(far, near, hold).start();
    } catch (IOException e) {
      Pump.closeQuietly(near);
      Pump.closeQuietly(far);
    }
  }

  static void background(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    hold.release();
    for (ServerSocket door : doors) {
      door.close();
    }
    for (String rule : rules) {
      network.run(from, "iptables -w -t nat -D " + rule);
    }
    sockets.forEach(Pump::closeQuietly);
  }
}
