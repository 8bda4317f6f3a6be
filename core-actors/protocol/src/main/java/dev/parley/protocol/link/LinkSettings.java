package dev.parley.protocol.link;

import com.typesafe.config.Config;
import dev.parley.config.LinkTimings;
import java.util.List;

/**
 * What a link needs to know.
 *
 * @param cluster the name of the cluster; a node of another one is refused
 * @param group in which the node lives
 * @param host advertised to the other nodes
 * @param port advertised to the other nodes; 0 for any free one
 * @param bindHost where it really listens
 * @param bindPort where it really listens; 0 for the same as {@code port}
 * @param masters the configured ones
 * @param highestEpoch remembered from earlier; masters of lower ones are not listened to
 * @param timings how long it waits for what
 * @param config the whole configuration, with {@code akka} in it
 */
public record LinkSettings(
    String cluster,
    Group group,
    String host,
    int port,
    String bindHost,
    int bindPort,
    List<MasterAddress> masters,
    long highestEpoch,
    LinkTimings timings,
    Config config) {

  public LinkSettings withHighestEpoch(long remembered) {
    return new LinkSettings(
        cluster, group, host, port, bindHost, bindPort, masters, remembered, timings, config);
  }

  /** The three groups of the cluster: each detects failures among its own members only. */
  public enum Group {
    MASTERS("master", "masters"),
    AGENTS("agent", "agents"),
    FRAMEWORKS("framework", "frameworks");

    private final String role;
    private final String dataCenter;

    Group(String role, String dataCenter) {
      this.role = role;
      this.dataCenter = dataCenter;
    }

    /** The Akka cluster role. */
    public String role() {
      return role;
    }

    /** The Akka data center. */
    public String dataCenter() {
      return dataCenter;
    }
  }
}
