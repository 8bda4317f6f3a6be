package dev.parley.master.node;

import com.typesafe.config.Config;
import dev.parley.master.leader.LeaderSettings;
import dev.parley.protocol.link.LinkSettings;
import dev.parley.protocol.view.NodeView;

/**
 * What a master node is set up with.
 *
 * @param node as it shows itself
 * @param link its place in the cluster
 * @param leader for the time that it leads
 * @param journal the configuration of Akka Persistence
 * @param holdsJournal whether the journal is on this node, which only then can lead
 */
public record MasterNodeSettings(
    NodeView node,
    LinkSettings link,
    LeaderSettings leader,
    Config journal,
    boolean holdsJournal) {}
