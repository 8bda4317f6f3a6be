package dev.parley.journal.raft;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.util.JavaUtils;
import org.apache.ratis.util.LifeCycle;

/**
 * One life of the server of Ratis: from a start to the close that Ratis itself or the supervisor
 * wants. Thread-safe.
 */
final class RaftNode implements AutoCloseable {
  private static final long CLOSE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final RaftServer server;
  private final RaftServer.Division division;
  private final JournalStateMachine machine;
  private final CommittedIndex committed;
  private final Acknowledgements acknowledgements;

  private RaftNode(
      RaftServer server,
      RaftServer.Division division,
      JournalStateMachine machine,
      CommittedIndex committed,
      Acknowledgements acknowledgements) {
    this.server = server;
    this.division = division;
    this.machine = machine;
    this.committed = committed;
    this.acknowledgements = acknowledgements;
  }

  /** Starts; when it fails, nothing is left running. */
  static RaftNode start(
      ReplicaSettings settings, StartCheck check, LocalStore local, NodeEvents events)
      throws IOException {
    InstalledFolder.repair(settings.groupFolder());
    check.check(settings.groupFolder());
    LogRetention retention = new LogRetention(settings.limits().keptLogBytes());
    return start(settings, new JournalStateMachine(settings.store(), local, retention, events));
  }

  private static RaftNode start(ReplicaSettings settings, JournalStateMachine machine)
      throws IOException {
    RaftGroupId groupId = RaftGroupId.valueOf(settings.group());
    Acknowledgements acknowledgements = new Acknowledgements();
    RaftProperties properties = RatisProperties.of(settings);
    Parameters parameters = WatchedGrpc.watching(acknowledgements, properties);
    RaftServer server =
        RaftServer.newBuilder()
            .setServerId(RaftPeerId.valueOf(settings.peerId()))
            .setGroup(RaftGroup.valueOf(groupId, Peers.of(settings.initialPeers())))
            .setProperties(properties)
            .setParameters(parameters)
            .setStateMachine(machine)
            .setOption(RaftStorage.StartupOption.RECOVER)
            .build();
    try {
      server.start();
      RaftServer.Division division = server.getDivision(groupId);
      machine.answerWith(() -> acknowledgements.majorityAge(division));
      CommittedIndex committed = new CommittedIndex(settings.groupFolder());
      division
          .getRaftLog()
          .updateCommitIndex(committed.read(), division.getInfo().getCurrentTerm(), false);
      return new RaftNode(server, division, machine, committed, acknowledgements);
    } catch (IOException | RuntimeException e) {
      try {
        server.close();
      } catch (IOException | RuntimeException closing) {
        e.addSuppressed(closing);
      }
      // If it failed before the state machine was its own, it did not close it.
      machine.close();
      throw e;
    }
  }

  boolean isAlive() {
    return !server.getLifeCycleState().isClosingOrClosed()
        && !division.getInfo().getLifeCycleState().isClosingOrClosed()
        && division.getInfo().getLifeCycleState() != LifeCycle.State.EXCEPTION;
  }

  /**
   * Whether the server is a member of the group but does not vote, not even when it should. Ratis
   * leaves a listener in that state that was added while it ran, also when it is promoted, until
   * the leader changes; and the leader may not be able to change without this vote. When it starts
   * as a member all is well.
   */
  boolean isHalfStarted() {
    RaftConfiguration members = division.getRaftConf();
    return division.getInfo().getLifeCycleState() == LifeCycle.State.STARTING
        && members.getPeer(division.getId(), RaftPeerRole.FOLLOWER, RaftPeerRole.LISTENER) != null
        && members.getLogEntryIndex() <= division.getRaftLog().getLastCommittedIndex();
  }

  /** Whether commands may be handed to this server. */
  boolean leads() {
    return division.getInfo().isLeader() && division.getInfo().isLeaderReady();
  }

  /** How long ago a majority followed this server, while it leads. */
  Duration majorityAge() {
    return acknowledgements.majorityAge(division);
  }

  Optional<RaftPeer> leader() {
    return Optional.ofNullable(division.getInfo().getLeaderId())
        .map(id -> division.getRaftConf().getPeer(id));
  }

  boolean knowsLeader() {
    return division.getInfo().getLeaderId() != null;
  }

  /** Drops the connections to the other servers; they are made again when they are needed. */
  void reconnect() {
    for (RaftPeer peer : division.getRaftConf().getAllPeers()) {
      if (!peer.getId().equals(division.getId())) {
        server
            .getServerRpc()
            .handleException(peer.getId(), new IOException("there is no leader"), true);
      }
    }
  }

  CompletableFuture<RaftClientReply> submit(RaftClientRequest request) {
    try {
      return server.submitClientRequestAsync(request);
    } catch (IOException | RuntimeException e) {
      return JavaUtils.completeExceptionally(e);
    }
  }

  /** Cuts the log up to where the state machine allows it, and notes how far it is committed. */
  void tidy() {
    if (division.getRaftLog().isOpened()) {
      var unused = division.getRaftLog().purge(machine.purgeable());
      committed.write(division.getRaftLog().getLastCommittedIndex());
    }
  }

  RaftServer.Division division() {
    return division;
  }

  JournalStateMachine machine() {
    return machine;
  }

  /** Returns when it is closed, also if somebody else had begun that. */
  @Override
  public void close() throws IOException {
    committed.write(division.getRaftLog().getLastCommittedIndex());
    server.close();
    long deadline = System.nanoTime() + CLOSE_NANOS;
    while (!(isClosed(server.getLifeCycleState())
        && isClosed(division.getInfo().getLifeCycleState()))) {
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("the server has not closed within a minute");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static boolean isClosed(LifeCycle.State state) {
    return state == LifeCycle.State.CLOSED;
  }
}
