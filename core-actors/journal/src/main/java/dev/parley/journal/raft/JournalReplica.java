package dev.parley.journal.raft;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.group.EventFollower;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.store.StoreReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process's replica of the journal, and the way to the group. It outlives actor systems, and
 * the servers of Ratis, which it starts again when they close themselves. What is durable is in its
 * folder; a command that was answered is on the disks of a majority. Thread-safe.
 */
public final class JournalReplica implements JournalGroup, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalReplica.class);

  private final ReplicaSettings settings;
  private final ScheduledExecutorService clientThread;
  private final ScheduledExecutorService supervisorThread;
  private final LocalStore local;
  private final Supervisor supervisor;
  private final GroupClient client;
  private final ScheduledExecutorService changesThread;
  private final AdminLink admin;
  private final GroupChanges changes;
  private final StatusReport report;
  private final QuorumProof proof;
  private final List<LeadershipListener> listeners = new CopyOnWriteArrayList<>();

  private final AtomicBoolean closing = new AtomicBoolean();

  /** Written by the supervisor's thread. */
  private volatile boolean led;

  private JournalReplica(ReplicaSettings settings, StartCheck check, DiskRoom disk) {
    this.settings = settings;
    clientThread = thread("journal-client-" + settings.peerId());
    supervisorThread = thread("journal-supervisor-" + settings.peerId());
    local = new LocalStore(clientThread);
    supervisor =
        new Supervisor(
            settings,
            check,
            disk,
            local,
            this::isRemoved,
            supervisorThread,
            this::leaderMayHaveChanged);
    client = new GroupClient(settings, supervisor::node, clientThread);
    changesThread = thread("journal-changes-" + settings.peerId());
    admin = new AdminLink(settings, supervisor::node);
    changes = new GroupChanges(admin, changesThread);
    report = new StatusReport(settings, supervisor);
    proof = new QuorumProof(supervisor::node, client::ask);
  }

  /** Returns at once; the replica starts in the background, and says how in {@link #status()}. */
  public static JournalReplica start(ReplicaSettings settings, StartCheck check) {
    return start(settings, check, DiskRoom.of(settings));
  }

  static JournalReplica start(ReplicaSettings settings, StartCheck check, DiskRoom disk) {
    JournalReplica replica = new JournalReplica(settings, check, disk);
    replica.supervisor.start();
    replica.seekProof();
    return replica;
  }

  @Override
  public CompletionStage<JournalReply> submit(JournalCommand command) {
    return proof.watch(client.submit(command));
  }

  /**
   * How long ago the group is known to have had a majority that this replica is in touch with; at
   * least that. {@link ReplicaStatus#NEVER} if it never was.
   */
  public Duration sinceQuorum() {
    return proof.age();
  }

  private void seekProof() {
    long tick = settings.timings().tick().toMillis();
    var unused =
        clientThread.scheduleWithFixedDelay(this::seekProofNow, 0, tick, TimeUnit.MILLISECONDS);
  }

  private void seekProofNow() {
    try {
      proof.seek();
    } catch (RuntimeException e) {
      // The server was closed meanwhile; a timer that throws would not run again.
      LOG.debug("no proof of the quorum now", e);
    }
  }

  @Override
  public CompletionStage<StoreReader> readAt(long index) {
    return local.readAt(index);
  }

  @Override
  public StoreReader read() {
    return local.read();
  }

  @Override
  public AutoCloseable follow(String persistenceId, EventFollower follower) {
    return local.follow(persistenceId, follower);
  }

  /** Whether this replica is the group's leader, as far as it knows. */
  public boolean leads() {
    RaftNode node = supervisor.node();
    return node != null && node.leads();
  }

  /** The server, null while there is none. */
  @Nullable RaftNode node() {
    return supervisor.node();
  }

  /** The listener is told of every later change, until the answer is closed. */
  public AutoCloseable onLeadership(LeadershipListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Changes who is in the group. */
  public GroupChanges changes() {
    return changes;
  }

  public ReplicaStatus status() {
    return report.now();
  }

  private boolean isRemoved(RaftNode closed) {
    Map<String, String> others =
        new TreeMap<>(Peers.of(closed.division().getRaftConf().getAllPeers()));
    others.remove(settings.peerId());
    return admin.isRemoved(settings.peerId(), others);
  }

  private void leaderMayHaveChanged() {
    client.leaderMayHaveChanged();
    boolean leads = leads();
    if (leads != led) {
      led = leads;
      for (LeadershipListener listener : listeners) {
        try {
          listener.leadershipChanged(leads);
        } catch (RuntimeException e) {
          LOG.error("a listener failed", e);
        }
      }
    }
  }

  /** Waits until the server is closed. What is under way fails. */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    try {
      client.close();
      changesThread.shutdownNow();
      admin.close();
    } catch (IOException e) {
      LOG.debug("closing the connections", e);
    }
    local.close();
    try {
      supervisorThread.submit(supervisor::stop).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.warn("the replica {} did not close cleanly", settings.peerId(), e.getCause());
    }
    supervisorThread.shutdown();
    clientThread.shutdown();
  }

  private static ScheduledExecutorService thread(String name) {
    ThreadFactory factory =
        task -> {
          Thread thread = Executors.defaultThreadFactory().newThread(task);
          thread.setName(name);
          thread.setDaemon(true);
          return thread;
        };
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, factory);
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    return executor;
  }
}
