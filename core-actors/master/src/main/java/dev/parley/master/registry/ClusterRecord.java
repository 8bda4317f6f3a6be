package dev.parley.master.registry;

import dev.parley.master.registry.RegistryEvent.ClusterFounded;
import dev.parley.master.registry.RegistryEvent.EpochClaimed;

/**
 * Which cluster this is, and who leads it. Immutable.
 *
 * @param clusterId empty before the first event
 * @param epoch of the last master that began to lead; 0 before there was one
 * @param leader the name of that master
 */
public record ClusterRecord(String clusterId, long epoch, String leader) {
  public static final ClusterRecord NONE = new ClusterRecord("", 0, "");

  ClusterRecord apply(RegistryEvent.OfCluster event) {
    if (event instanceof EpochClaimed e) {
      return new ClusterRecord(clusterId, e.epoch(), e.master());
    } else if (event instanceof ClusterFounded e) {
      return new ClusterRecord(e.clusterId(), epoch, leader);
    }
    throw new IllegalStateException("the registry does not know " + event);
  }
}
