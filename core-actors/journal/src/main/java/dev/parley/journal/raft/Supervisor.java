package dev.parley.journal.raft;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
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

  /** When a store that is sent by the leader has stopped coming. */
  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final ReplicaSettings settings;
  private final StartCheck check;
  private final DiskRoom disk;
  private final LocalStore local;
  private final Predicate<RaftNode> removed;
  private final ScheduledExecutorService thread;
  private final Runnable onChange;
  private final Reconnection reconnection;
  private final Restarts restarts;
  private final Health health;

  private volatile @Nullable RaftNode node;
  private volatile @Nullable Throwable cause;

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
    this.reconnection = new Reconnection(settings.timings().electionMax().multipliedBy(2));
    this.restarts = new Restarts(settings.timings().restart());
    this.health = new Health(settings.peerId());
  }

  void start() {
    ProcessExit.forbid();
    long tick = settings.timings().tick().toMillis();
    var unused = thread.scheduleWithFixedDelay(this::look, 0, tick, TimeUnit.MILLISECONDS);
  }

  Health.Now health() {
    return health.now();
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
      switch (health.now().state()) {
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
    if (!restarts.isTime()) {
      return;
    }
    try {
      Files.createDirectories(settings.folder());
      if (disk.isShort()) {
        health.waitsForDisk(disk.describe());
        return;
      }
      cause = null;
      node = RaftNode.start(settings, check, local, this);
      health.running();
    } catch (IOException | RuntimeException e) {
      failedToRun(e);
    }
  }

  private void watch() {
    RaftNode running = node;
    if (running == null) {
      return;
    }
    if (disk.isShort()) {
      close(running);
      health.waitsForDisk(disk.describe());
    } else if (cause != null || !running.isAlive()) {
      close(running);
      Throwable why = cause;
      if (why == null && restarts.repeatedly() && removed.test(running)) {
        // The others tell it to shut down as often as it stands for election.
        health.removed();
      } else {
        failedToRun(why == null ? new IOException("Ratis has closed the server") : why);
      }
    } else if (running.isHalfStarted()) {
      close(running);
      health.becomesMember();
      startIfTime();
    } else if (running.machine().stalledNanos() > STALLED_NANOS) {
      close(running);
      failedToRun(new IOException("the leader has stopped sending its store"));
    } else {
      running.tidy();
      reconnection.look(running);
    }
  }

  private void failedToRun(Throwable why) {
    Optional<String> damage = Damage.in(why);
    if (damage.isPresent()) {
      health.damaged(damage.get());
    } else if (!disk.canWrite()) {
      health.waitsForDisk(disk.describe());
    } else {
      String problem = "stopped, and is started again: " + Trouble.inOneLine(why);
      health.restarts(problem, why, restarts.failed(problem));
    }
  }

  private void startIfRoom() {
    if (disk.isEnough()) {
      restarts.atOnce();
      health.goesOn();
      startIfTime();
    }
  }

  private void close(RaftNode running) {
    node = null;
    try {
      running.close();
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "the server of {} did not close cleanly: {}", settings.peerId(), Trouble.inOneLine(e));
      LOG.debug("closing the server of {}", settings.peerId(), e);
    }
  }

  /** In its own thread, for good. */
  void stop() {
    RaftNode running = node;
    if (running != null) {
      close(running);
    }
    health.closed();
    onChange.run();
  }
}
