package dev.parley.protocol.downing;

import akka.cluster.Cluster;
import akka.cluster.MemberStatus;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom the failure detectors of a cluster suspect. */
public final class Suspects {
  private Suspects() {}

  /**
   * The unreachable nodes of the same group as this one that are not given up yet, as whoever sees
   * them has told the others; none while this node is no member.
   */
  public static Set<NodeId> of(Cluster cluster) {
    String group = cluster.selfDataCenter();
    return cluster.state().getUnreachable().stream()
        .filter(member -> member.dataCenter().equals(group))
        .filter(member -> !member.status().equals(MemberStatus.down()))
        .map(member -> NodeId.of(member.uniqueAddress()))
        .collect(Collectors.toSet());
  }
}
