package dev.parley.journal.raft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.ratis.client.RaftClientRpc;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.proto.RaftProtos.CommitInfoProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.GroupInfoReply;
import org.apache.ratis.protocol.GroupInfoRequest;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the servers of the group about its members, and the leader to change them. Blocks, each time
 * for {@link ReplicaTimings#request()} at most. Thread-safe.
 */
final class AdminLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminLink.class);

  private final RaftGroupId group;
  private final long timeoutMillis;
  private final long inTouchMillis;
  private final Supplier<@Nullable RaftNode> node;
  private final Map<String, String> initialPeers;
  private final ClientId id = ClientId.randomId();
  private final AtomicLong calls = new AtomicLong();
  private final RaftClientRpc rpc;

  AdminLink(ReplicaSettings settings, Supplier<@Nullable RaftNode> node) {
    this.group = RaftGroupId.valueOf(settings.group());
    this.timeoutMillis = settings.timings().request().toMillis();
    this.inTouchMillis = settings.timings().electionMin().toMillis();
    this.node = node;
    this.initialPeers = settings.initialPeers();
    this.rpc = new GrpcFactory(new Parameters()).newRaftClientRpc(id, RatisProperties.of(settings));
  }

  /**
   * As the leader has it, which need not be committed.
   *
   * @throws IOException if there is none that can be reached
   */
  GroupView view() throws IOException {
    return view(candidates());
  }

  /** Whether the leader, if one of these knows it, says so, and so does a majority. */
  boolean isRemoved(String peer, Map<String, String> others) {
    try {
      GroupView view = view(Peers.of(others));
      confirm(view);
      return !view.contains(peer);
    } catch (IOException e) {
      LOG.debug("it is not known whether {} was removed", peer, e);
      return false;
    }
  }

  private GroupView view(List<RaftPeer> candidates) throws IOException {
    IOException failure = new IOException("no leader is known");
    for (RaftPeer peer : candidates) {
      try {
        GroupInfoReply reply = info(peer);
        if (reply.getRoleInfoProto().getRole() == RaftPeerRole.LEADER) {
          return view(peer.getId().toString(), reply);
        }
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  /** With what one of the members says that it is. */
  GroupView withRole(GroupView view, String peer) {
    String address = view.voters().getOrDefault(peer, view.listeners().get(peer));
    if (address == null) {
      return view;
    }
    try {
      RaftPeerRole role = info(Peers.of(peer, address)).getRoleInfoProto().getRole();
      return view.withRole(peer, ReplicaRole.valueOf(role.name()));
    } catch (IOException e) {
      LOG.debug("{} does not say what it is", peer, e);
      return view;
    }
  }

  private GroupInfoReply info(RaftPeer peer) throws IOException {
    return (GroupInfoReply)
        ask(peer, new GroupInfoRequest(id, peer.getId(), group, calls.incrementAndGet()));
  }

  void set(GroupView from, GroupStep.SetMembers to) throws IOException {
    RaftPeerId leader = RaftPeerId.valueOf(from.leader());
    SetConfigurationRequest.Arguments arguments =
        SetConfigurationRequest.Arguments.newBuilder()
            .setMode(SetConfigurationRequest.Mode.COMPARE_AND_SET)
            .setServersInCurrentConf(Peers.of(from.voters()))
            .setListenersInCurrentConf(Peers.listeners(from.listeners()))
            .setServersInNewConf(Peers.of(to.voters()))
            .setListenersInNewConf(Peers.listeners(to.listeners()))
            .build();
    ask(
        leader(from),
        new SetConfigurationRequest(id, leader, group, calls.incrementAndGet(), arguments));
  }

  /**
   * @throws IOException unless the members are these, committed
   */
  void confirm(GroupView view) throws IOException {
    set(view, new GroupStep.SetMembers(view.voters(), view.listeners()));
  }

  void transfer(GroupView from, String to) throws IOException {
    RaftPeerId leader = RaftPeerId.valueOf(from.leader());
    ask(
        leader(from),
        new TransferLeadershipRequest(
            id, leader, group, calls.incrementAndGet(), RaftPeerId.valueOf(to), timeoutMillis));
  }

  private static RaftPeer leader(GroupView view) {
    return Peers.of(view.leader(), view.voters().getOrDefault(view.leader(), ""));
  }

  private RaftClientReply ask(RaftPeer peer, RaftClientRequest request) throws IOException {
    rpc.addRaftPeers(List.of(peer));
    try {
      RaftClientReply reply = rpc.sendRequest(request);
      if (reply.getException() != null) {
        throw reply.getException();
      }
      return reply;
    } catch (IOException e) {
      throw e;
    } catch (RuntimeException e) {
      // Some calls throw what gRPC throws.
      throw new IOException(peer.getId() + " does not answer: " + e.getMessage(), e);
    }
  }

  /** The leader that this node knows, then everybody it has ever heard of. */
  private List<RaftPeer> candidates() {
    Map<String, String> known = new TreeMap<>(initialPeers);
    List<RaftPeer> all = new ArrayList<>();
    RaftNode local = node.get();
    if (local != null) {
      known.putAll(Peers.of(local.division().getRaftConf().getAllPeers()));
      local.leader().ifPresent(all::add);
      all.forEach(leader -> known.remove(leader.getId().toString()));
    }
    all.addAll(Peers.of(known));
    return all;
  }

  private GroupView view(String leader, GroupInfoReply reply) {
    Map<String, Long> commits = new TreeMap<>();
    for (CommitInfoProto commit : reply.getCommitInfos()) {
      commits.put(commit.getServer().getId().toStringUtf8(), commit.getCommitIndex());
    }
    long committed = commits.getOrDefault(leader, 0L);
    Map<String, Long> lags = new TreeMap<>();
    commits.forEach((peer, commit) -> lags.put(peer, Math.max(0, committed - commit)));
    return new GroupView(
        leader,
        peers(reply, RaftPeerRole.FOLLOWER),
        peers(reply, RaftPeerRole.LISTENER),
        lags,
        inTouch(reply),
        Map.of());
  }

  private Set<String> inTouch(GroupInfoReply reply) {
    return reply.getRoleInfoProto().getLeaderInfo().getFollowerInfoList().stream()
        .filter(follower -> follower.getLastRpcElapsedTimeMs() <= inTouchMillis)
        .map(follower -> follower.getId().getId().toStringUtf8())
        .collect(Collectors.toSet());
  }

  private static Map<String, String> peers(GroupInfoReply reply, RaftPeerRole role) {
    return Peers.of(
        reply.getGroup().getPeers().stream()
            .filter(peer -> peer.getStartupRole() == role)
            .toList());
  }

  @Override
  public void close() throws IOException {
    rpc.close();
  }
}
