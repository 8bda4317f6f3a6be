package dev.parley.journal.raft;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server of this replica alive: Ratis closes it for good after a long pause of the JVM,
 * when the log cannot be written, and for other reasons; here it is started again, unless what is
 * on disk is damaged or the replica was removed from the group. One thread does all of it.
 */
final class Supervisor implements NodeEvents {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  /** After so long without a failure the next one counts as the first. */
  private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** When a store that is sent by the leader has stopped coming. */
  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final int LONGEST_DOUBLINGS = 4;

  private final ReplicaSettings settings;
  private final StartCheck check;
  private final DiskRoom disk;
  private final LocalStore local;
  private final Predicate<RaftNode> removed;
  private final ScheduledExecutorService thread;
  private final Runnable onChange;

  private volatile ReplicaState state = ReplicaState.STARTING;
  private volatile String problem = "";
  private volatile @Nullable RaftNode node;
  private volatile @Nullable Throwable cause;
  private int failures;
  private long notBefore = System.nanoTime();
  private long startedAt;

  /**
   * @param removed whether a server that closed itself is no member of its group any more; may
   *     block for some seconds
   * @param thread of its own, which is shut down with the replica
   * @param onChange called in that thread when the server, its role or the leader may have changed
   */
  Supervisor(
      ReplicaSettings settings,
      StartCheck check,
      DiskRoom disk,
      LocalStore local,
      Predicate<RaftNode> removed,
      ScheduledExecutorService thread,
      Runnable onChange) {
    this.settings = settings;
    this.check = check;
    this.disk = disk;
    this.local = local;
    this.removed = removed;
    this.thread = thread;
    this.onChange = onChange;
  }

  void start() {
    ProcessExit.forbid();
    long tick = settings.timings().tick().toMillis();
    var unused = thread.scheduleWithFixedDelay(this::look, 0, tick, TimeUnit.MILLISECONDS);
  }

  ReplicaState state() {
    return state;
  }

  /** In words, empty if there is none. */
  String problem() {
    return problem;
  }

  /** The server, null while there is none. */
  @Nullable RaftNode node() {
    return node;
  }

  @Override
  public void changed() {
    try {
      thread.execute(this::look);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed", e);
    }
  }

  @Override
  public void failed(Throwable failure) {
    cause = failure;
    changed();
  }

  private void look() {
    try {
      switch (state) {
        case STARTING -> startIfTime();
        case RUNNING -> watch();
        case WAITING_FOR_DISK -> startIfRoom();
        case STOPPED_DAMAGED, STOPPED_REMOVED, CLOSED -> {}
      }
    } catch (RuntimeException e) {
      LOG.error("the replica {} cannot be looked after", settings.peerId(), e);
    }
    onChange.run();
  }

  private void startIfTime() {
    if (System.nanoTime() - notBefore < 0) {
      return;
    }
    try {
      Files.createDirectories(settings.folder());
      if (disk.isShort()) {
        waitForDisk();
        return;
      }
      cause = null;
      InstalledFolder.repair(settings.groupFolder());
      check.check(settings.groupFolder());
      node = RaftNode.start(settings, newMachine());
      startedAt = System.nanoTime();
      problem = "";
      state = ReplicaState.RUNNING;
    } catch (IOException | RuntimeException e) {
      failedToRun(e);
    }
  }

  private JournalStateMachine newMachine() {
    return new JournalStateMachine(
        settings.store(), local, new LogRetention(settings.limits().keptLogBytes()), this);
  }

  private void watch() {
    RaftNode running = node;
    if (running == null) {
      return;
    }
    if (disk.isShort()) {
      close(running);
      waitForDisk();
    } else if (cause != null || !running.isAlive()) {
      close(running);
      Throwable why = cause;
      if (why == null && failures > 0 && removed.test(running)) {
        stopRemoved();
      } else {
        failedToRun(why == null ? new IOException("Ratis has closed the server") : why);
      }
    } else if (running.isHalfStarted()) {
      LOG.info("the replica {} starts as a member of the group", settings.peerId());
      close(running);
      state = ReplicaState.STARTING;
      startIfTime();
    } else if (running.machine().stalledNanos() > STALLED_NANOS) {
      close(running);
      failedToRun(new IOException("the leader has stopped sending its store"));
    } else {
      running.purge();
      if (failures > 0 && System.nanoTime() - startedAt > CALM_NANOS) {
        failures = 0;
      }
    }
  }

  private void failedToRun(Throwable why) {
    if (Damage.in(why).isPresent()) {
      problem = Damage.in(why).get();
      state = ReplicaState.STOPPED_DAMAGED;
      LOG.error("the replica {} stays stopped: {}", settings.peerId(), problem);
    } else if (!disk.canWrite()) {
      waitForDisk();
    } else {
      String now = "stopped, and is started again: " + root(why);
      if (!now.equals(problem)) {
        // Once: it may go on for long.
        LOG.warn("the replica {} is started again", settings.peerId(), why);
      }
      problem = now;
      long wait = settings.timings().restart().toNanos() << Math.min(failures, LONGEST_DOUBLINGS);
      failures++;
      notBefore = System.nanoTime() + wait;
      state = ReplicaState.STARTING;
    }
  }

  /** The others tell it to shut down as often as it stands for election. */
  private void stopRemoved() {
    problem = settings.peerId() + " is no member of the group any more";
    state = ReplicaState.STOPPED_REMOVED;
    LOG.warn("the replica stays stopped: {}", problem);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private void waitForDisk() {
    problem = "the disk is full: " + disk.describe();
    state = ReplicaState.WAITING_FOR_DISK;
    LOG.warn("the replica {} waits: {}", settings.peerId(), problem);
  }

  private void startIfRoom() {
    if (disk.isEnough()) {
      LOG.info("the replica {} goes on: the disk has room again", settings.peerId());
      notBefore = System.nanoTime();
      state = ReplicaState.STARTING;
      startIfTime();
    }
  }

  private void close(RaftNode running) {
    node = null;
    try {
      running.close();
    } catch (IOException | RuntimeException e) {
      LOG.warn("the server of {} did not close cleanly", settings.peerId(), e);
    }
  }

  /** In its own thread, for good. */
  void stop() {
    RaftNode running = node;
    if (running != null) {
      close(running);
    }
    state = ReplicaState.CLOSED;
    onChange.run();
  }
}
