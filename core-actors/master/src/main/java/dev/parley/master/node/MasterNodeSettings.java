package dev.parley.master.node;

import dev.parley.master.leader.LeaderSettings;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.view.NodeView;

/**
 * What a master node is set up with.
 *
 * @param node as it shows itself
 * @param link its place in the cluster
 * @param leader for the time that it leads
 * @param group its place among the masters that keep the registry
 */
public record MasterNodeSettings(
    NodeView node, LinkSettings link, LeaderSettings leader, MasterGroup group) {}
