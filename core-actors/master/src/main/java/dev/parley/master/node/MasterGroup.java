package dev.parley.master.node;

import dev.parley.master.log.RegistryLog;
import dev.parley.protocol.downing.DowningAuthority;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.link.MasterTalk;
import dev.parley.protocol.view.JournalOperations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * This node's place in the group of masters that keeps the registry's log together. It outlives the
 * node's actor systems. Implemented where the journal is known. Thread-safe.
 */
public interface MasterGroup {
  /** How this node's replica is, for the other masters to know. */
  MasterTalk.Replica replica();

  /**
   * What the other masters say now, by name; those that do not answer are not there. Called again
   * and again: this is how a replica learns whether to found a group, to resume, or to join.
   */
  void heard(Map<String, MasterTalk.News> others);

  /** A master that knows for sure said that this node does not belong to it, and why. */
  void refused(String master, String why);

  /** Whether this node has a replica in the group that runs, so that it may become a member. */
  boolean isMember();

  /** Whether this node's replica leads the group; it alone may start a cluster. */
  boolean leads();

  /** Has another replica lead the group, if this node's does; completes when done or given up. */
  CompletionStage<Void> handOver();

  /** The masters as the group knows them now; the configured ones until it does. */
  List<MasterAddress> masters();

  /** The names of the masters whose replicas vote; the configured ones until it is known. */
  Set<String> voters();

  /** The names of those that have answered this node in the last seconds, itself among them. */
  Set<String> answering();

  RegistryLog log();

  /** Which masters' nodes are gone. */
  DowningAuthority downing();

  JournalOperations operations();

  /** Ends the replica in order. */
  CompletionStage<Void> stop();
}
