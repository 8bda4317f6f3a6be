package dev.parley.config;

import com.typesafe.config.Config;

/**
 * {@code parley.http}: the HTTP server of this node.
 *
 * @param host in links and redirects; the node's unless set
 * @param port 0 for any free one
 * @param bindHost to listen on; the node's unless set
 */
public record HttpSettings(String host, int port, String bindHost) {

  static final String PATH = "parley.http";

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static HttpSettings from(Config config) {
    Section node = new Section(config, NodeSettings.PATH);
    Section section = new Section(config, PATH);
    String host = firstSet(section.host("host"), node.host("host"));
    int port = section.port("port");
    String bindHost = firstSet(section.host("bind-host"), node.host("bind-host"), host);
    section.done();
    return new HttpSettings(host, port, bindHost);
  }

  private static String firstSet(String... values) {
    for (String value : values) {
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
