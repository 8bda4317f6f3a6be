package dev.parley.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code parley.node}: this node, as the others see it.
 *
 * @param name letters, digits, '_', '.' and '-'
 * @param host by which the other nodes reach this one
 * @param port of the cluster, by which they do; 0 for any free one
 * @param bindHost to listen on; {@code host} unless set
 * @param bindPort to listen on; {@code port} unless set
 * @param workDir for what must outlive the process; absent where nothing must
 */
public record NodeSettings(
    String name, String host, int port, String bindHost, int bindPort, Optional<Path> workDir) {

  static final String PATH = "parley.node";

  /**
   * @throws InvalidConfigException naming every key that is wrong
   */
  public static NodeSettings from(Config config) {
    Section section = new Section(config, PATH);
    String name = section.name("name", "give --name NAME, or set it in the configuration");
    String host = section.host("host");
    int port = section.port("port");
    String bindHost = section.host("bind-host");
    int bindPort = section.port("bind-port");
    if (host.isEmpty()) {
      section.problem("host", "is empty: the other nodes need an address to reach this one by");
    }
    Optional<Path> workDir = section.path("work-dir");
    section.done();
    return new NodeSettings(
        name,
        host,
        port,
        bindHost.isEmpty() ? host : bindHost,
        bindPort == 0 ? port : bindPort,
        workDir);
  }
}
