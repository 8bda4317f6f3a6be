package dev.parley.journal.raft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.client.RaftClientRpc;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;

/**
 * The connections of a client to the servers of the group. After any failure Ratis' stream to a
 * server is of no use any more, so the connection is made anew: once, not once for each of the
 * requests that failed with it. Thread-safe.
 */
final class PeerLinks implements AutoCloseable {
  private final RaftClientRpc rpc;

  /** How often a connection was made anew. */
  private final Map<RaftPeerId, Integer> renewed = new HashMap<>();

  PeerLinks(ClientId client, RaftProperties properties) {
    rpc = new GrpcFactory(new Parameters()).newRaftClientRpc(client, properties);
  }

  /** Sends a request without regard to the order of others. */
  CompletableFuture<RaftClientReply> send(RaftPeer peer, RaftClientRequest request) {
    int link = current(peer);
    return rpc.sendRequestAsyncUnordered(request)
        .whenComplete(
            (reply, failure) -> {
              if (failure != null) {
                renew(peer.getId(), link, failure);
              }
            });
  }

  private synchronized int current(RaftPeer peer) {
    rpc.addRaftPeers(List.of(peer));
    return renewed.getOrDefault(peer.getId(), 0);
  }

  private synchronized void renew(RaftPeerId peer, int failed, Throwable failure) {
    if (renewed.getOrDefault(peer, 0) == failed) {
      renewed.put(peer, failed + 1);
      rpc.handleException(peer, failure, true);
    }
  }

  @Override
  public void close() throws java.io.IOException {
    rpc.close();
  }
}
