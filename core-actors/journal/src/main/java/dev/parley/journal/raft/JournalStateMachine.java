package dev.parley.journal.raft;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * What Ratis applies the group's log to: the store of this replica. Lives as long as one {@link
 * RaftNode}. Entries are applied in one thread of Ratis, in order; the other methods are called in
 * any thread. Nothing here survives a crash but what the store and the log have on disk.
 */
final class JournalStateMachine extends BaseStateMachine {
  private final StoreLimits limits;
  private final LocalStore local;
  private final LogRetention retention;
  private final NodeEvents events;
  private final StoreFiles files = new StoreFiles();

  /** Null until Ratis has named the folder. */
  private volatile @Nullable JournalStore store;

  private volatile long pausedNanos;
  private volatile Supplier<Duration> majorityAge = () -> ReplicaStatus.NEVER;

  JournalStateMachine(
      StoreLimits limits, LocalStore local, LogRetention retention, NodeEvents events) {
    this.limits = limits;
    this.local = local;
    this.retention = retention;
    this.events = events;
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    super.initialize(server, group, storage);
    files.init(storage);
    getLifeCycle().startAndTransition(this::open, IOException.class);
    LogBeginning.check(storage.getStorageDir().getRoot().toPath(), opened().flushedIndex());
  }

  private void open() throws IOException {
    JournalStore opened = JournalStore.open(files.folder(), limits);
    setLastAppliedTermIndex(TermIndex.valueOf(opened.flushed().term(), opened.flushedIndex()));
    store = opened;
    files.show(opened);
    local.opened(opened);
  }

  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    LogEntryProto entry = transaction.getLogEntry();
    ByteString command = entry.getStateMachineLogEntry().getLogData();
    JournalReply reply =
        opened().apply(entry.getTerm(), entry.getIndex(), command.asReadOnlyByteBuffer());
    applied(entry.getTerm(), entry.getIndex(), command.size());
    return CompletableFuture.completedFuture(
        Message.valueOf(UnsafeByteOperations.unsafeWrap(CommandCodec.encode(reply))));
  }

  /** What the servers that follow this one may ask it for. */
  void answerWith(Supplier<Duration> age) {
    majorityAge = age;
  }

  /** Called only while this server leads. */
  @Override
  public CompletableFuture<Message> query(Message request) {
    return CompletableFuture.completedFuture(QuorumProof.answer(majorityAge.get()));
  }

  @Override
  public void notifyTermIndexUpdated(long term, long index) {
    opened().applyNothing(term, index);
    applied(term, index, 0);
  }

  private void applied(long term, long index, int bytes) {
    updateLastAppliedTermIndex(term, index);
    retention.applied(index, bytes);
    if (getLifeCycleState() == LifeCycle.State.RUNNING && opened().flushDue()) {
      opened().beginFlush();
    }
  }

  /** The index up to which the log may be cut; Ratis asks only when told to by hand. */
  @Override
  public long takeSnapshot() {
    return purgeable();
  }

  long purgeable() {
    return retention.purgeable(opened().flushedIndex());
  }

  long flushedIndex() {
    return opened().flushedIndex();
  }

  long storeBytes() throws IOException {
    return opened().diskBytes();
  }

  /** What is wrong with the store's disk, if something is. */
  Optional<String> trouble() {
    return opened().trouble();
  }

  @Override
  public StateMachineStorage getStateMachineStorage() {
    return files;
  }

  /**
   * A store from the leader is about to take the place of this one: Ratis writes it beside, then
   * renames the folders. From here on nothing may be written into the folder, or it would land in
   * the new one. What is in memory goes on being read, and applied to, until it is there.
   */
  @Override
  public void pause() {
    pausedNanos = System.nanoTime();
    if (getLifeCycle().compareAndTransition(LifeCycle.State.RUNNING, LifeCycle.State.PAUSING)) {
      opened().close();
      getLifeCycle().transition(LifeCycle.State.PAUSED);
    }
  }

  /** The store from the leader is complete. */
  @Override
  public void reinitialize() throws IOException {
    InstalledFolder.settle(files.folder());
    getLifeCycle().startAndTransition(this::open, IOException.class);
    events.changed();
  }

  /** How long nothing more has come of a store from the leader; 0 if none is under way. */
  long stalledNanos() {
    return getLifeCycleState() == LifeCycle.State.PAUSED ? System.nanoTime() - pausedNanos : 0;
  }

  @Override
  public void notifyLeaderChanged(RaftGroupMemberId member, RaftPeerId leader) {
    events.changed();
  }

  @Override
  public void notifyLeaderReady() {
    events.changed();
  }

  @Override
  public void notifyNotLeader(Collection<TransactionContext> pending) {
    events.changed();
  }

  @Override
  public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto entry) {
    events.failed(cause);
  }

  @Override
  public void notifyServerShutdown(RoleInfoProto role, boolean all) {
    events.changed();
  }

  @Override
  public void close() {
    getLifeCycle()
        .checkStateAndClose(
            () -> {
              JournalStore opened = store;
              if (opened != null) {
                opened.close();
              }
            });
  }

  private JournalStore opened() {
    JournalStore opened = store;
    if (opened == null) {
      throw new IllegalStateException("the store is not open");
    }
    return opened;
  }
}
