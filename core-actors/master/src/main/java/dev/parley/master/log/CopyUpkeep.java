package dev.parley.master.log;

import dev.parley.master.registry.History;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the log's events to the copy of the registry, at a {@link CopyPace}: when there are more
 * than it may keep up with, it lets go of the log, and reads the newest snapshot and what came
 * after it some seconds later, or sooner if somebody looks at the copy. Called in the copy's
 * thread, but for those methods that say otherwise.
 */
final class CopyUpkeep {
  private static final Logger LOG = LoggerFactory.getLogger(CopyUpkeep.class);

  /** With more events than these it is left to a snapshot to hold them. */
  private static final int MOST_WAITING = 20_000;

  /** How old the copy may get if nobody looks at it. */
  private static final long UNSEEN_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final Function<RegistryLog.Follower, AutoCloseable> log;
  private final History.Limits limits;
  private final CopyPace pace;
  private final ScheduledExecutorService clock;
  private final Executor thread;
  private final List<RegistryLog.StoredEvent> waiting = new ArrayList<>();
  private volatile RegistryCopy.Copy copy;
  private volatile boolean complete;
  private volatile long completeAtNanos = System.nanoTime();
  private Replay replay;
  private boolean wanted;
  private @Nullable Subscription subscription;
  private @Nullable Future<?> wakeUp;
  private long wakeUpAt;

  /** The index up to which the log has told of events, applied or waiting. */
  private long told = -1;

  /**
   * @param log lets somebody follow it until the answer is closed
   * @param clock wakes the copy's thread
   * @param thread the copy's
   */
  CopyUpkeep(
      Function<RegistryLog.Follower, AutoCloseable> log,
      History.Limits limits,
      CopyPace pace,
      ScheduledExecutorService clock,
      Executor thread) {
    this.log = log;
    this.limits = limits;
    this.pace = pace;
    this.clock = clock;
    this.thread = thread;
    this.replay = Replay.nothing(limits);
    this.copy = new RegistryCopy.Copy(replay.registry(), -1, Optional.empty());
  }

  /** From any thread. */
  RegistryCopy.Copy copy() {
    return copy;
  }

  /** Whether the copy holds all that the log has told; from any thread. */
  boolean isComplete() {
    return complete;
  }

  /** How long ago it last did; from any thread. */
  Duration age() {
    return complete ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - completeAtNanos);
  }

  void begin() {
    wanted = true;
    subscribe();
  }

  void end() {
    wanted = false;
    unsubscribe();
  }

  void lookedAt() {
    if (wanted) {
      wakeUpIn(pace.pause(System.nanoTime()));
    }
  }

  /** Works on at once, whatever the pace. */
  void hurry() {
    if (subscription == null) {
      subscribe();
    } else {
      applyWaiting();
    }
  }

  Optional<RegistryLog.Standby.Known> known() {
    boolean useful = complete && subscription != null && replay.sequenceNr() > 0;
    return useful
        ? Optional.of(new RegistryLog.Standby.Known(replay.sequenceNr(), replay.registry()))
        : Optional.empty();
  }

  private void subscribe() {
    if (wanted && subscription == null) {
      subscription = new Subscription();
      subscription.begin();
    }
  }

  private void unsubscribe() {
    if (subscription != null) {
      subscription.end();
      subscription = null;
    }
    waiting.clear();
    isIncomplete();
  }

  private void startOver(RegistryLog.Past past, long index) {
    waiting.clear();
    told = index;
    work(
        () -> {
          replay = Replay.of(past, limits);
          return true;
        });
  }

  private void add(long index, List<RegistryLog.StoredEvent> events) {
    if (copy.problem().isPresent()) {
      return;
    }
    told = index;
    waiting.addAll(events);
    long pause = pace.pause(System.nanoTime());
    if (pause == 0) {
      applyWaiting();
    } else if (waiting.size() > MOST_WAITING) {
      unsubscribe();
      wakeUpIn(UNSEEN_NANOS);
    } else {
      isIncomplete();
      wakeUpIn(pause);
    }
  }

  private void applyWaiting() {
    work(
        () -> {
          waiting.forEach(replay);
          waiting.clear();
          return told >= 0 && copy.problem().isEmpty();
        });
  }

  private interface Work {
    /** Whether the replay is now as the log is up to where it was told. */
    boolean run() throws IOException;
  }

  private void work(Work work) {
    long begin = System.nanoTime();
    try {
      if (work.run()) {
        copy = new RegistryCopy.Copy(replay.registry(), told, Optional.empty());
        complete = true;
      }
    } catch (IOException | RuntimeException e) {
      waiting.clear();
      fail(e);
    }
    long end = System.nanoTime();
    pace.worked(end - begin, end);
  }

  private void fail(Exception e) {
    LOG.error("This master's copy of the registry stops at log index {}", copy.index(), e);
    String problem = "cannot follow the registry beyond log index " + copy.index() + ": " + e;
    copy = new RegistryCopy.Copy(copy.registry(), copy.index(), Optional.of(problem));
    isIncomplete();
  }

  private void isIncomplete() {
    if (complete) {
      completeAtNanos = System.nanoTime();
      complete = false;
    }
  }

  private void wakeUpIn(long nanos) {
    long at = System.nanoTime() + nanos;
    Future<?> before = wakeUp;
    if (before == null || wakeUpAt - at > 0) {
      if (before != null) {
        before.cancel(false);
      }
      wakeUpAt = at;
      wakeUp = clock.schedule(this::wakeUp, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void wakeUp() {
    wakeUp = null;
    hurry();
  }

  /**
   * From when the copy begins to follow the log until it stops; what comes later does not count.
   */
  private final class Subscription implements RegistryLog.Follower {
    private @Nullable AutoCloseable following;

    void begin() {
      following = log.apply(this);
    }

    void end() {
      try {
        if (following != null) {
          following.close();
        }
      } catch (Exception e) {
        LOG.warn("The copy of the registry goes on being told of events", e);
      }
    }

    @Override
    public void startOver(RegistryLog.Past past, long index) {
      current(() -> CopyUpkeep.this.startOver(past, index));
    }

    @Override
    public void onEvents(long index, List<RegistryLog.StoredEvent> events) {
      current(() -> add(index, events));
    }

    @Override
    public void onIndex(long index) {
      current(() -> add(index, List.of()));
    }

    private void current(Runnable work) {
      thread.execute(
          () -> {
            if (subscription == this) {
              work.run();
            }
          });
    }
  }
}
