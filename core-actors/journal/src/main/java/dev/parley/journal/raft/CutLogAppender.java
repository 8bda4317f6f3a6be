package dev.parley.journal.raft;

import org.apache.ratis.grpc.server.GrpcLogAppender;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.leader.FollowerInfo;
import org.apache.ratis.server.leader.LeaderState;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.statemachine.SnapshotInfo;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a follower, as Ratis does, but for one case in which Ratis gives it up: the follower's log
 * ends right before the first entry that is left of the leader's. What it needs first is there, but
 * not the entry before, whose term goes with it. Such a follower is sent the store.
 */
final class CutLogAppender extends GrpcLogAppender {

  CutLogAppender(RaftServer.Division server, LeaderState state, FollowerInfo follower) {
    super(server, state, follower);
  }

  @Override
  public @Nullable SnapshotInfo shouldInstallSnapshot() {
    SnapshotInfo usual = super.shouldInstallSnapshot();
    return usual == null && lacksTheEntryBefore()
        ? getServer().getStateMachine().getLatestSnapshot()
        : usual;
  }

  private boolean lacksTheEntryBefore() {
    RaftLog log = getRaftLog();
    long next = getFollower().getNextIndex();
    if (next <= 0 || next != log.getStartIndex() || next >= log.getNextIndex()) {
      return false;
    }
    // Where the snapshot ends there, Ratis takes the term from it.
    SnapshotInfo snapshot = getServer().getStateMachine().getLatestSnapshot();
    return log.getTermIndex(next - 1) == null
        && snapshot != null
        && snapshot.getIndex() != next - 1;
  }
}
