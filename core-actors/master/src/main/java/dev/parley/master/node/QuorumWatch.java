package dev.parley.master.node;

import dev.parley.master.log.QuorumProof;
import dev.parley.protocol.view.SafeModeView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether this node is in safe mode: leading or not, member or not, when the proof of the
 * quorum runs out. It belongs to the process, not to an actor system. One thread of its own looks.
 * Thread-safe.
 *
 * <p>The leading master is in safe mode as soon as it may not offer any more. The others have
 * nothing to stop doing, and are so when it takes longer than an election: else each change of the
 * log's leader would look like a failure.
 */
final class QuorumWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QuorumWatch.class);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  /** Longer than an election takes. */
  static final Duration ELECTION = Duration.ofSeconds(3);

  /** How long the masters may take to find each other after the start of this one. */
  static final Duration START = Duration.ofSeconds(10);

  private final QuorumProof proof;
  private final BooleanSupplier leads;
  private final Duration proofStands;
  private final Supplier<String> why;
  private final InstantSource clock;
  private final Instant startedAt;
  private final ScheduledExecutorService thread;
  private volatile Optional<Instant> since = Optional.empty();

  /**
   * @param proofStands how old the leading master's proof may be
   * @param why the quorum is not there; a sentence without a full stop
   */
  QuorumWatch(
      QuorumProof proof,
      BooleanSupplier leads,
      Duration proofStands,
      Supplier<String> why,
      InstantSource clock) {
    this.proof = proof;
    this.leads = leads;
    this.proofStands = proofStands;
    this.why = why;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread t = new Thread(work, "quorum-watch");
              t.setDaemon(true);
              return t;
            });
  }

  void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  Optional<SafeModeView> safeMode() {
    return since.map(s -> new SafeModeView(s, why.get()));
  }

  /** To be called often. */
  void look() {
    try {
      Optional<Instant> ranOut = ranOut(clock.instant());
      if (ranOut.isPresent() && since.isEmpty()) {
        since = ranOut;
        LOG.warn(
            "Safe mode: {}. Nothing is offered, launched or changed; what runs goes on", why.get());
      } else if (ranOut.isEmpty() && since.isPresent()) {
        Duration lasted = Duration.between(since.get(), clock.instant());
        since = Optional.empty();
        LOG.info("Safe mode is over after {} ms: the masters have a majority", lasted.toMillis());
      }
    } catch (RuntimeException e) {
      // A timer that throws would not run again.
      LOG.error("Cannot tell whether the masters have a majority", e);
    }
  }

  /** When the proof ran out, if it has. */
  private Optional<Instant> ranOut(Instant now) {
    Duration stands = leads.getAsBoolean() ? proofStands : ELECTION;
    Instant end =
        proof.provedAt(now).map(at -> at.plus(stands)).orElseGet(() -> startedAt.plus(START));
    return Optional.of(end).filter(now::isAfter);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
