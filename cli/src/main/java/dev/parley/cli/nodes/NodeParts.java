package dev.parley.cli.nodes;

import com.typesafe.config.Config;
import dev.parley.config.ClusterSettings;
import dev.parley.config.HttpSettings;
import dev.parley.config.LinkTimings;
import dev.parley.config.NodeSettings;
import dev.parley.http.HttpEndpoint;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.view.NodeView;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What masters and agents are made of alike. */
final class NodeParts {
  private NodeParts() {}

  static List<MasterAddress> masters(Config config) {
    return ClusterSettings.from(config).masters().stream().map(MasterAddress::parse).toList();
  }

  static LinkSettings link(Config config, LinkSettings.Group group) {
    NodeSettings node = NodeSettings.from(config);
    return new LinkSettings(
        ClusterSettings.from(config).name(),
        group,
        node.host(),
        node.port(),
        node.bindHost(),
        node.bindPort(),
        masters(config),
        0,
        LinkTimings.from(config),
        config);
  }

  static NodeView view(Config config, int httpPort) {
    NodeSettings node = NodeSettings.from(config);
    return new NodeView(
        node.name(),
        HttpSettings.from(config).host(),
        node.port(),
        httpPort,
        Version.current(),
        Instant.now());
  }

  /**
   * The configured HTTP port, or one that is free now if that is 0: the node tells it to others
   * before it listens.
   */
  static int httpPort(HttpSettings http) {
    return http.port() != 0 ? http.port() : FreePorts.one(http.bindHost());
  }

  /**
   * Waits until the HTTP server listens.
   *
   * @return the port
   */
  static int listening(CompletionStage<HttpEndpoint> server, StopSequence parts) {
    HttpEndpoint endpoint = server.toCompletableFuture().join();
    parts.started(endpoint::stop);
    return endpoint.port();
  }
}
