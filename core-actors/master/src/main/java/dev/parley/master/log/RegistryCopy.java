package dev.parley.master.log;

import dev.parley.master.registry.EventCodec;
import dev.parley.master.registry.History;
import dev.parley.master.registry.Registry;
import dev.parley.master.registry.RegistrySnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry as this node's own replica of the log has it: kept on every master that does not
 * lead, also when nobody does. For reading only. It belongs to the process, not to an actor system,
 * and is made anew from the replica at each start. One thread of its own applies the events, in
 * order. Thread-safe.
 */
public final class RegistryCopy implements RegistryLog.Follower, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryCopy.class);

  /**
   * @param index of the last log entry that the registry holds
   * @param problem a sentence, if the copy cannot be kept up
   */
  public record Copy(Registry registry, long index, Optional<String> problem) {}

  private final RegistryLog log;
  private final String persistenceId;
  private final History.Limits limits;
  private final ExecutorService thread;
  private @Nullable AutoCloseable following;
  private volatile Copy copy;
  private long lastSequenceNr;

  public RegistryCopy(RegistryLog log, String persistenceId, History.Limits limits) {
    this.log = log;
    this.persistenceId = persistenceId;
    this.limits = limits;
    this.copy = new Copy(Registry.empty(limits), -1, Optional.empty());
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread t = new Thread(work, "registry-copy");
              t.setDaemon(true);
              return t;
            });
  }

  public Copy now() {
    return copy;
  }

  /** Keeps up with the log from now on. */
  public synchronized void follow() {
    if (following == null) {
      following = log.follow(persistenceId, this);
    }
  }

  /** Lets the copy grow old, because this node leads and has the original. */
  public synchronized void rest() {
    if (following != null) {
      try {
        following.close();
      } catch (Exception e) {
        LOG.warn("The copy of the registry goes on being kept up", e);
      }
      following = null;
    }
  }

  @Override
  public void startOver(RegistryLog.Past past, long index) {
    thread.execute(() -> read(past, index));
  }

  @Override
  public void onEvents(long index, List<RegistryLog.StoredEvent> events) {
    thread.execute(() -> apply(index, events));
  }

  @Override
  public void onIndex(long index) {
    thread.execute(() -> publish(new Copy(copy.registry(), index, copy.problem())));
  }

  @Override
  public void close() {
    rest();
    thread.shutdownNow();
  }

  private void read(RegistryLog.Past past, long index) {
    try {
      lastSequenceNr = 0;
      Registry registry = Registry.empty(limits);
      Optional<RegistryLog.StoredSnapshot> snapshot = past.snapshot();
      if (snapshot.isPresent()) {
        registry =
            RegistrySnapshot.read(snapshot.get().name(), snapshot.get().bytes()).within(limits);
        lastSequenceNr = snapshot.get().sequenceNr();
      }
      Replay replay = new Replay(registry);
      past.events(lastSequenceNr, replay);
      publish(new Copy(replay.registry, index, Optional.empty()));
    } catch (IOException | RuntimeException e) {
      fail(index, e);
    }
  }

  private void apply(long index, List<RegistryLog.StoredEvent> events) {
    if (copy.problem().isPresent()) {
      return;
    }
    try {
      Replay replay = new Replay(copy.registry());
      events.forEach(replay);
      publish(new Copy(replay.registry, index, Optional.empty()));
    } catch (RuntimeException e) {
      fail(index, e);
    }
  }

  private void fail(long index, Exception e) {
    LOG.error("This master's copy of the registry stops at log index {}", copy.index(), e);
    publish(
        new Copy(
            copy.registry(),
            copy.index(),
            Optional.of("cannot follow the registry beyond log index " + index + ": " + e)));
  }

  private void publish(Copy next) {
    copy = next;
  }

  /** Applies events one after the other, each once. */
  private final class Replay implements Consumer<RegistryLog.StoredEvent> {
    private Registry registry;

    Replay(Registry registry) {
      this.registry = registry;
    }

    @Override
    public void accept(RegistryLog.StoredEvent event) {
      // An event may be read from the replica and reported by it, too.
      if (event.sequenceNr() > lastSequenceNr) {
        registry = registry.apply(EventCodec.read(event.name(), event.bytes()));
        lastSequenceNr = event.sequenceNr();
      }
    }
  }
}
