package dev.parley.sdk.transport;

import com.typesafe.config.Config;
import dev.parley.config.ClusterSettings;
import dev.parley.config.ConfigLoader;
import dev.parley.config.LinkTimings;
import dev.parley.config.Profile;
import dev.parley.protocol.link.ClusterLink;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.sdk.FrameworkFailedException;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.MasterLocation;
import dev.parley.sdk.session.Connector;
import java.util.List;

/**
 * Chooses how a framework talks to the masters: today as a member of their cluster, over a {@link
 * ClusterLink}. The one place of the SDK that knows it.
 */
public final class Transport {
  private Transport() {}

  /**
   * Finds the masters, which may take some seconds; the link itself is opened by the connector.
   *
   * @throws FrameworkFailedException if no master answers at the URL in {@code settings}, or there
   *     is no route to any
   */
  public static Connector to(FrameworkSettings settings) {
    Config config = ConfigLoader.of(Profile.CLIENT).load().forAgentOrFramework();
    String cluster = ClusterSettings.from(config).name();
    List<MasterAddress> masters;
    if (settings.masters() instanceof MasterLocation.AtUrl at) {
      MasterDirectory.Entry entry = MasterDirectory.ask(at.url());
      masters = entry.masters();
      cluster = entry.clusterName().orElse(cluster);
    } else if (settings.masters() instanceof MasterLocation.AtAddresses at) {
      masters = at.masters();
    } else {
      throw new IllegalStateException("no way to masters at " + settings.masters());
    }
    LinkSettings link = link(settings, cluster, masters, config);
    return owner -> ClusterLink.open(link, owner);
  }

  static LinkSettings link(
      FrameworkSettings settings, String cluster, List<MasterAddress> masters, Config config) {
    String host = settings.host().orElseGet(() -> LocalAddress.towards(masters));
    String bindHost = config.getString("parley.node.bind-host");
    return new LinkSettings(
        cluster,
        LinkSettings.Group.FRAMEWORKS,
        host,
        settings.port(),
        bindHost.isEmpty() ? host : bindHost,
        config.getInt("parley.node.bind-port"),
        masters,
        // A framework keeps nothing on disk: the master it finds first is believed.
        0,
        LinkTimings.from(config),
        config);
  }
}
