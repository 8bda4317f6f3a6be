package dev.parley.journal.raft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.proto.RaftProtos.ServerRpcProto;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts together what is known of a replica. While its server does not run, the indexes and members
 * are those of when it did. Thread-safe.
 */
final class StatusReport {
  private static final Logger LOG = LoggerFactory.getLogger(StatusReport.class);

  private final ReplicaSettings settings;
  private final Supervisor supervisor;
  private volatile ReplicaStatus last;

  StatusReport(ReplicaSettings settings, Supervisor supervisor) {
    this.settings = settings;
    this.supervisor = supervisor;
    this.last =
        new ReplicaStatus(
            settings.peerId(),
            ReplicaState.STARTING,
            "",
            ReplicaRole.NONE,
            Optional.empty(),
            0,
            0,
            -1,
            -1,
            -1,
            -1,
            -1,
            0,
            0,
            ReplicaStatus.NEVER,
            List.of());
  }

  ReplicaStatus now() {
    RaftNode node = supervisor.node();
    if (node != null && node.isAlive()) {
      try {
        last = running(node);
        return last;
      } catch (IllegalStateException e) {
        LOG.debug("the server closed meanwhile", e);
      }
    }
    return last.stopped(supervisor.health().state(), supervisor.health().problem());
  }

  private ReplicaStatus running(RaftNode node) {
    RaftServer.Division division = node.division();
    DivisionInfo info = division.getInfo();
    TermIndex entry = division.getRaftLog().getLastEntryTermIndex();
    TermIndex end = entry != null ? entry : node.machine().getLastAppliedTermIndex();
    return new ReplicaStatus(
        settings.peerId(),
        supervisor.health().state(),
        node.machine().trouble().orElse(supervisor.health().problem()),
        role(division),
        Optional.ofNullable(info.getLeaderId()).map(Object::toString),
        info.getCurrentTerm(),
        end.getTerm(),
        end.getIndex(),
        division.getRaftLog().getLastCommittedIndex(),
        info.getLastAppliedIndex(),
        node.machine().flushedIndex(),
        division.getRaftLog().getStartIndex(),
        logBytes(settings),
        storeBytes(node),
        unheard(division),
        peers(division));
  }

  private static long storeBytes(RaftNode node) {
    try {
      return node.machine().storeBytes();
    } catch (IOException e) {
      // A file went while they were counted.
      return -1;
    }
  }

  private static Duration unheard(RaftServer.Division division) {
    RoleInfoProto role = division.getInfo().getRoleInfoProto();
    if (division.getInfo().isLeader()) {
      return majorityUnheard(division);
    }
    return role.hasFollowerInfo() && division.getInfo().getLeaderId() != null
        ? Duration.ofMillis(role.getFollowerInfo().getLeaderInfo().getLastRpcElapsedTimeMs())
        : ReplicaStatus.NEVER;
  }

  /** How long ago the last of those answered that make a majority with the leader. */
  private static Duration majorityUnheard(RaftServer.Division division) {
    Map<String, Progress> progress = progress(division);
    List<Duration> others =
        division.getRaftConf().getAllPeers(RaftPeerRole.FOLLOWER).stream()
            .map(peer -> peer.getId().toString())
            .filter(id -> !id.equals(division.getId().toString()))
            .map(id -> Optional.ofNullable(progress.get(id)).map(Progress::lastContact))
            .map(contact -> contact.orElse(ReplicaStatus.NEVER))
            .sorted()
            .toList();
    int needed = (others.size() + 1) / 2;
    return needed == 0 ? Duration.ZERO : others.get(needed - 1);
  }

  private static ReplicaRole role(RaftServer.Division division) {
    RaftConfiguration members = division.getRaftConf();
    if (members.getPeer(division.getId(), RaftPeerRole.LISTENER) != null) {
      // One that was added while it ran calls itself a follower.
      return ReplicaRole.LISTENER;
    }
    if (members.getPeer(division.getId()) == null) {
      return ReplicaRole.NONE;
    }
    return switch (division.getInfo().getCurrentRole()) {
      case LEADER -> ReplicaRole.LEADER;
      case CANDIDATE -> ReplicaRole.CANDIDATE;
      case FOLLOWER -> ReplicaRole.FOLLOWER;
      default -> ReplicaRole.NONE;
    };
  }

  private static List<PeerStatus> peers(RaftServer.Division division) {
    RaftConfiguration members = division.getRaftConf();
    Map<String, Progress> progress = progress(division);
    long last = division.getRaftLog().getNextIndex() - 1;
    List<PeerStatus> all = new ArrayList<>();
    for (RaftPeerRole role : List.of(RaftPeerRole.FOLLOWER, RaftPeerRole.LISTENER)) {
      for (RaftPeer peer : members.getAllPeers(role)) {
        Optional<Progress> known = Optional.ofNullable(progress.get(peer.getId().toString()));
        all.add(
            new PeerStatus(
                peer.getId().toString(),
                peer.getAddress(),
                role == RaftPeerRole.LISTENER,
                known.map(Progress::matched),
                known.map(p -> Math.max(0, last - p.matched())),
                known.map(Progress::lastContact)));
      }
    }
    return all;
  }

  private record Progress(long matched, Duration lastContact) {}

  /** Of the others, if this one leads. */
  private static Map<String, Progress> progress(RaftServer.Division division) {
    Map<String, Progress> all = new HashMap<>();
    List<ServerRpcProto> followers =
        division.getInfo().getRoleInfoProto().getLeaderInfo().getFollowerInfoList();
    long[] matched = division.getInfo().getFollowerMatchIndices();
    // Both in the order of the leader's senders; if that changes in between, nothing is told.
    if (matched != null && matched.length == followers.size()) {
      for (int i = 0; i < matched.length; i++) {
        ServerRpcProto follower = followers.get(i);
        all.put(
            follower.getId().getId().toStringUtf8(),
            new Progress(matched[i], Duration.ofMillis(follower.getLastRpcElapsedTimeMs())));
      }
    }
    return all;
  }

  private static long logBytes(ReplicaSettings settings) {
    Path log = settings.groupFolder().resolve("current");
    if (!Files.isDirectory(log)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(log)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
