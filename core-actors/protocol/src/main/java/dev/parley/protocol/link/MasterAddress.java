package dev.parley.protocol.link;

import akka.actor.Address;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A master's name and cluster address, written {@code m1@10.0.0.1:2551}. */
public record MasterAddress(String name, String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_.-]+)@(\\[[0-9a-fA-F:]+\\]|[^\\s@:,]+):(\\d{1,5})");

  /**
   * @throws IllegalArgumentException for another form, or a port outside 1 to 65535
   */
  public static MasterAddress parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "master '" + text.strip() + "': expected name@host:port, as in m1@127.0.0.1:2551");
    }
    int port = Integer.parseInt(m.group(3));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "master '" + text.strip() + "': the port must be from 1 to 65535");
    }
    return new MasterAddress(m.group(1), m.group(2), port);
  }

  /**
   * Reads a list with commas.
   *
   * @throws IllegalArgumentException for a wrong item, no item, or a name that is there twice
   */
  public static List<MasterAddress> parseList(String text) {
    List<MasterAddress> masters =
        Arrays.stream(text.split(",", -1)).map(MasterAddress::parse).toList();
    long names = masters.stream().map(MasterAddress::name).distinct().count();
    if (names < masters.size()) {
      throw new IllegalArgumentException("masters '" + text + "': a name is there twice");
    }
    return masters;
  }

  /** Where its replica of the log listens, beside its cluster port: {@code host:port}. */
  public String replica() {
    return host + ":" + (port + 1);
  }

  /**
   * The master whose replica listens there.
   *
   * @param replica {@code host:port}
   */
  public static MasterAddress ofReplica(String name, String replica) {
    int colon = replica.lastIndexOf(':');
    int port = Integer.parseInt(replica.substring(colon + 1)) - 1;
    return new MasterAddress(name, replica.substring(0, colon), port);
  }

  /** Its node in the cluster. */
  public Address node() {
    return new Address("akka", NodeSystems.NAME, host, port);
  }

  /** Where to reach one of its top-level actors, by name. */
  public String pathOf(String actor) {
    return node() + "/user/" + actor;
  }

  @Override
  public String toString() {
    return name + "@" + host + ":" + port;
  }
}
