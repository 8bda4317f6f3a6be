package dev.parley.journal.raft;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;

/** Peer ids with addresses, in the words of Ratis and in ours. */
final class Peers {
  private Peers() {}

  static RaftPeer of(String id, String address) {
    return builder(id, address).build();
  }

  /** Peers that vote. */
  static List<RaftPeer> of(Map<String, String> peers) {
    return peers.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  /** Ratis keeps the role with the peer, and it is the only way to tell one from afar. */
  static List<RaftPeer> listeners(Map<String, String> peers) {
    return peers.entrySet().stream()
        .map(e -> builder(e.getKey(), e.getValue()).setStartupRole(RaftPeerRole.LISTENER).build())
        .toList();
  }

  static Map<String, String> of(Collection<RaftPeer> peers) {
    Map<String, String> all = new TreeMap<>();
    peers.forEach(peer -> all.put(peer.getId().toString(), peer.getAddress()));
    return all;
  }

  private static RaftPeer.Builder builder(String id, String address) {
    return RaftPeer.newBuilder().setId(RaftPeerId.valueOf(id)).setAddress(address);
  }
}
