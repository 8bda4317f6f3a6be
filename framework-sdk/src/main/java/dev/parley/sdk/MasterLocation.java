package dev.parley.sdk;

import dev.parley.protocol.link.MasterAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Where a framework finds the masters. */
public sealed interface MasterLocation {
  /** Where a master listens when nothing else is configured. */
  String DEFAULT_URL = "http://127.0.0.1:5050";

  /** The variable of the environment that names the masters. */
  String VARIABLE = "PARLEY_MASTER";

  /** Any one master's HTTP address; it names the others. */
  record AtUrl(URI url) implements MasterLocation {
    @Override
    public String toString() {
      return url.toString();
    }
  }

  /** The masters themselves. */
  record AtAddresses(List<MasterAddress> masters) implements MasterLocation {
    public AtAddresses {
      masters = List.copyOf(masters);
    }
  }

  /**
   * Reads either form: {@code http://host:5050}, or {@code m1@host:2551,m2@host:2551}.
   *
   * @throws IllegalArgumentException for another form
   */
  static MasterLocation parse(String text) {
    String location = text.strip();
    if (location.contains("@") && !location.contains("://")) {
      return new AtAddresses(MasterAddress.parseList(location));
    }
    try {
      URI url = new URI(location);
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http && url.getHost() != null && url.getUserInfo() == null) {
        return new AtUrl(url);
      }
    } catch (URISyntaxException e) {
      // Answered below, like every other form that is not a URL.
    }
    throw new IllegalArgumentException(
        "master '"
            + location
            + "': expected a URL, as in "
            + DEFAULT_URL
            + ", or name@host:port of each master");
  }

  /** What {@value #VARIABLE} says, or else the default port of this machine. */
  static MasterLocation fromEnvironment() {
    String configured = System.getenv(VARIABLE);
    return parse(configured == null || configured.isBlank() ? DEFAULT_URL : configured);
  }
}
