package dev.parley.protocol.link;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;

/** The Akka configuration of a node's place in the cluster. */
public final class LinkConfig {
  private LinkConfig() {}

  /** The whole configuration of an actor system for {@code settings}. */
  public static Config of(LinkSettings settings) {
    Map<String, Object> own =
        Map.of(
            "akka.actor.provider", "cluster",
            "akka.remote.artery.transport", "tcp",
            "akka.remote.artery.canonical.hostname", settings.host(),
            "akka.remote.artery.canonical.port", settings.port(),
            "akka.remote.artery.bind.hostname", settings.bindHost(),
            // An empty text means "as the advertised one" to Akka.
            "akka.remote.artery.bind.port", settings.bindPort() == 0 ? "" : settings.bindPort(),
            "akka.cluster.roles", List.of(settings.group().role()),
            "akka.cluster.multi-data-center.self-data-center", settings.group().dataCenter(),
            "akka.cluster.seed-nodes", List.of(),
            // Akka compares this class when a node joins, so it is the same on every node.
            "akka.cluster.downing-provider-class", MasterDowning.class.getName());
    return ConfigFactory.parseMap(own, "the node's own settings").withFallback(settings.config());
  }
}
