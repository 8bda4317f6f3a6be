package dev.parley.master.log;

import akka.actor.setup.Setup;
import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.master.registry.EventCodec;
import dev.parley.master.registry.RegistryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A log without a disk, for one follower. */
final class LogInMemory implements RegistryLog {
  static final Duration AGE = Duration.ofMillis(7);
  private static final long PATIENCE_SECONDS = 20;

  private final List<StoredEvent> events = new ArrayList<>();
  private final BlockingQueue<Integer> reads = new LinkedBlockingQueue<>();
  private final Semaphore left = new Semaphore(0);
  private @Nullable Follower follower;

  static RegistryEvent epoch(long epoch) {
    return new RegistryEvent.EpochClaimed(epoch, "m1", Instant.EPOCH);
  }

  synchronized void write(List<RegistryEvent> written) {
    append(written.stream().map(e -> stored(EventCodec.nameOf(e), EventCodec.write(e))).toList());
  }

  synchronized void writeRaw(String name, byte[] bytes) {
    append(List.of(stored(name, bytes)));
  }

  /** As if another replica's state had been taken over. */
  synchronized void startOver(List<RegistryEvent> written) {
    events.clear();
    Follower before = follower;
    follower = null;
    write(written);
    if (before != null) {
      follower = before;
      before.startOver(past(), index());
    }
  }

  private void append(List<StoredEvent> more) {
    List<StoredEvent> numbered = new ArrayList<>();
    for (StoredEvent event : more) {
      numbered.add(new StoredEvent(events.size() + 1L, event.name(), event.bytes()));
      events.add(numbered.get(numbered.size() - 1));
    }
    if (follower != null) {
      follower.onEvents(index(), numbered);
    }
  }

  private static StoredEvent stored(String name, byte[] bytes) {
    return new StoredEvent(0, name, bytes);
  }

  synchronized long index() {
    return events.size();
  }

  synchronized boolean isAlone() {
    return follower == null;
  }

  /** Waits until nobody follows the log. */
  void awaitAlone() throws InterruptedException {
    if (!left.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the log is still followed");
    }
  }

  /** Waits until the log is read from its beginning: up to which event. */
  int awaitRead() throws InterruptedException {
    Integer read = reads.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (read == null) {
      throw new AssertionError("nobody reads the log");
    }
    return read;
  }

  private Past past() {
    List<StoredEvent> now = List.copyOf(events);
    return new Past() {
      @Override
      public Optional<StoredSnapshot> snapshot() {
        return Optional.empty();
      }

      @Override
      public void events(long afterSequenceNr, Consumer<StoredEvent> consumer) {
        now.stream().skip(afterSequenceNr).forEach(consumer);
        reads.add(now.size());
      }
    };
  }

  @Override
  public synchronized AutoCloseable follow(String persistenceId, Follower next) {
    follower = next;
    next.startOver(past(), index());
    return this::stopFollowing;
  }

  private synchronized void stopFollowing() {
    follower = null;
    left.release();
  }

  @Override
  public Config persistence() {
    return ConfigFactory.empty();
  }

  @Override
  public List<Setup> setups(String persistenceId, Standby standby) {
    return List.of();
  }

  @Override
  public long claim(ActorSystem<?> system, String persistenceId) {
    return 1;
  }

  @Override
  public QuorumProof quorum() {
    return () -> Optional.of(AGE);
  }

  @Override
  public Duration age() {
    return AGE;
  }
}
