package dev.parley.journal.raft;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;

/**
 * When the followers of a server that leads were last sent something that they answered since. Not
 * when the answer came: one that was on its way for long, or that waited for a process that was
 * paused, proves nothing about now. Ratis' own read index is of no use for that: an index that was
 * confirmed once is not confirmed again, so that a server that leads nobody any more goes on
 * answering until it steps down. Thread-safe.
 */
final class Acknowledgements {
  private final Map<RaftPeerId, FollowerInfo> followers = new ConcurrentHashMap<>();

  void follows(FollowerInfo follower) {
    followers.put(follower.getId(), follower);
  }

  /**
   * How long ago a majority is known to have followed this server, which leads: of the members as
   * they are, and while they change also of those before.
   */
  Duration majorityAge(RaftServer.Division division) {
    RaftConfiguration members = division.getRaftConf();
    Duration now = ageOf(members.getCurrentPeers(RaftPeerRole.FOLLOWER), division.getId());
    Duration before = ageOf(members.getPreviousPeers(RaftPeerRole.FOLLOWER), division.getId());
    return now.compareTo(before) > 0 ? now : before;
  }

  private Duration ageOf(Collection<RaftPeer> voters, RaftPeerId self) {
    List<Duration> others =
        voters.stream()
            .map(RaftPeer::getId)
            .filter(id -> !id.equals(self))
            .map(this::age)
            .sorted()
            .toList();
    int own = voters.size() - others.size();
    int needed = voters.isEmpty() ? 0 : voters.size() / 2 + 1 - own;
    return needed == 0 ? Duration.ZERO : others.get(needed - 1);
  }

  private Duration age(RaftPeerId id) {
    FollowerInfo follower = followers.get(id);
    return follower == null
        ? ReplicaStatus.NEVER
        : Duration.ofMillis(follower.getLastRespondedAppendEntriesSendTime().elapsedTimeMs());
  }
}
