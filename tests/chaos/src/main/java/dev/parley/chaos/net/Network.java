package dev.parley.chaos.net;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network for one cluster: each node has a namespace of its own, with one address in
 * 198.18.0.0/16, and all hang on a bridge in a namespace that is nobody's. This process is on it
 * too, with the last address. Not thread-safe.
 *
 * <p>Names begin with this process's id, so that runs do not meet, and what a killed run has left
 * is found and removed by the next.
 */
public final class Network implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final int OBSERVER = 254;

  private final String name;
  private final String prefix;
  private final Map<String, String> addresses = new TreeMap<>();
  private final Faults faults = new Faults(this);

  /**
   * Makes it.
   *
   * @param nodes their names, of a few letters each
   * @throws IOException if it cannot; then nothing of it is left
   */
  public static Network of(List<String> nodes) throws IOException {
    Leftovers.remove();
    Network network = new Network();
    try {
      network.makeHub();
      for (String node : nodes) {
        network.add(node);
      }
      return network;
    } catch (IOException e) {
      network.close();
      throw e;
    }
  }

  private Network() throws IOException {
    name = Leftovers.PREFIX + ProcessHandle.current().pid() + "n" + NUMBERS.incrementAndGet();
    prefix = freePrefix();
  }

  /** Three numbers that no other run uses; they show on the address that each run gives itself. */
  private static String freePrefix() throws IOException {
    String taken = Commands.run("ip -o -4 addr show");
    int first = ThreadLocalRandom.current().nextInt(1, 250);
    for (int i = 0; i < 250; i++) {
      String prefix = "198.18." + (1 + (first + i) % 250) + ".";
      if (!taken.contains(prefix)) {
        return prefix;
      }
    }
    throw new IOException("every network in 198.18.0.0/16 is taken");
  }

  private String namespace(String node) {
    return name + "-" + node;
  }

  private void makeHub() throws IOException {
    String hub = namespace("hub");
    Commands.run("ip netns add " + hub);
    Commands.run("ip -n " + hub + " link add br0 type bridge");
    Commands.run("ip -n " + hub + " link set br0 up");
    Commands.run("ip link add " + name + " type veth peer name v-root netns " + hub);
    Commands.run("ip -n " + hub + " link set v-root master br0 up");
    Commands.run("ip addr add " + observer() + "/24 dev " + name);
    Commands.run("ip link set " + name + " up");
  }

  private void add(String node) throws IOException {
    String address = prefix + (addresses.size() + 1);
    String hub = namespace("hub");
    String own = namespace(node);
    Commands.run("ip netns add " + own);
    Commands.run(
        "ip link add eth0 netns " + own + " type veth peer name v-" + node + " netns " + hub);
    Commands.run("ip -n " + hub + " link set v-" + node + " master br0 up");
    Commands.run("ip -n " + own + " addr add " + address + "/24 dev eth0");
    Commands.run("ip -n " + own + " link set lo up");
    Commands.run("ip -n " + own + " link set eth0 up");
    addresses.put(node, address);
  }

  /** The address of a node. */
  public String address(String node) {
    return Optional.ofNullable(addresses.get(node))
        .orElseThrow(() -> new IllegalArgumentException("there is no node " + node));
  }

  /** The address of this process. */
  String observer() {
    return prefix + OBSERVER;
  }

  public List<String> nodes() {
    return List.copyOf(addresses.keySet());
  }

  public Faults faults() {
    return faults;
  }

  /** The words that begin a command which is to run where the node is. */
  public List<String> inside(String node) {
    address(node);
    return List.of("ip", "netns", "exec", namespace(node));
  }

  /** Runs a short command where the node is. */
  void run(String node, String line) throws IOException {
    Commands.run(String.join(" ", inside(node)) + " " + line);
  }

  /** Ends every process in it, and takes it away. */
  @Override
  public void close() throws IOException {
    faults.close();
    Leftovers.remove(name);
  }
}
