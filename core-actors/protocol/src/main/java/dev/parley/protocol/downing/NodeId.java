package dev.parley.protocol.downing;

import akka.cluster.UniqueAddress;

/**
 * One life of a node in the cluster.
 *
 * @param address as Akka writes it
 * @param uid another one each time the node starts
 */
public record NodeId(String address, long uid) {
  static NodeId of(UniqueAddress node) {
    return new NodeId(node.address().toString(), node.longUid());
  }
}
