package dev.parley.protocol.link;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.protocol.downing.MasterDowning;
import java.util.List;
import java.util.Map;

/** The Akka configuration of a node's place in the cluster. */
public final class LinkConfig {
  private LinkConfig() {}

  /** The whole configuration of an actor system for {@code settings}. */
  public static Config of(LinkSettings settings) {
    Map<String, Object> own =
        Map.ofEntries(
            Map.entry("akka.actor.provider", "cluster"),
            Map.entry("akka.remote.artery.transport", "tcp"),
            Map.entry("akka.remote.artery.canonical.hostname", settings.host()),
            Map.entry("akka.remote.artery.canonical.port", settings.port()),
            Map.entry("akka.remote.artery.bind.hostname", settings.bindHost()),
            // An empty text means "as the advertised one" to Akka.
            Map.entry(
                "akka.remote.artery.bind.port",
                settings.bindPort() == 0 ? "" : settings.bindPort()),
            Map.entry("akka.cluster.roles", List.of(settings.group().role())),
            Map.entry(
                "akka.cluster.multi-data-center.self-data-center", settings.group().dataCenter()),
            Map.entry("akka.cluster.seed-nodes", List.of()),
            Map.entry(ClusterNameCheck.NAME_KEY, settings.cluster()),
            Map.entry(ClusterNameCheck.WIRE_KEY, LeaderSearch.WIRE_VERSION),
            Map.entry(
                "akka.cluster.configuration-compatibility-check.checkers.parley",
                ClusterNameCheck.class.getName()),
            // Akka compares this class when a node joins, so it is the same on every node.
            Map.entry("akka.cluster.downing-provider-class", MasterDowning.class.getName()));
    return ConfigFactory.parseMap(own, "the node's own settings").withFallback(settings.config());
  }
}
