package dev.parley.chaos.net;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may go wrong between two nodes. Packets are always dropped where they arrive, because a
 * sender would notice a rule of its own. Not thread-safe.
 */
public final class Faults {
  private final Network network;
  private final Map<String, Relay> relays = new LinkedHashMap<>();
  private final Map<String, Flapping> flapping = new LinkedHashMap<>();

  Faults(Network network) {
    this.network = network;
  }

  /** Nothing that {@code from} sends reaches {@code to} any more. */
  public void cutOneWay(String from, String to) throws IOException {
    drop("-A", from, to, "");
  }

  /** Neither reaches the other. */
  public void cut(String one, String other) throws IOException {
    cutOneWay(one, other);
    cutOneWay(other, one);
  }

  /** The node reaches none of the others, nor they it. */
  public void cutOff(String node, Collection<String> others) throws IOException {
    for (String other : others) {
      if (!other.equals(node)) {
        cut(node, other);
      }
    }
  }

  /**
   * A part of the packets between two nodes is lost, at random.
   *
   * @param part from 0 to 1
   */
  public void lose(String one, String other, double part) throws IOException {
    String chance = " -m statistic --mode random --probability " + part;
    drop("-A", one, other, chance);
    drop("-A", other, one, chance);
  }

  /** The way between two nodes comes and goes, each time for so long. */
  public void flap(String one, String other, long millis) {
    flapping.put(one + other, new Flapping(network, one, other, millis));
  }

  /** Bytes of {@code from}'s connections to {@code to} are held up by so much. */
  public void delay(String from, String to, long millis) throws IOException {
    relay(from, to).delay(millis);
  }

  /** Connections stay open and no byte gets through, though every packet is acknowledged. */
  public void stall(String from, String to) throws IOException {
    relay(from, to).stall();
  }

  private Relay relay(String from, String to) throws IOException {
    Relay relay = relays.get(from + ">" + to);
    if (relay == null) {
      relay = Relay.between(network, from, to);
      relays.put(from + ">" + to, relay);
    }
    return relay;
  }

  /** All is as it was made. */
  public void heal() throws IOException {
    close();
    for (String node : network.nodes()) {
      network.run(node, "iptables -w -F");
    }
  }

  /** Ends what runs by itself. */
  void close() throws IOException {
    flapping.values().forEach(Flapping::close);
    flapping.clear();
    for (Relay relay : List.copyOf(relays.values())) {
      relay.close();
    }
    relays.clear();
  }

  private void drop(String change, String from, String to, String which) throws IOException {
    network.run(
        to, "iptables -w " + change + " INPUT -s " + network.address(from) + which + " -j DROP");
  }
}
