package dev.parley.benchmarks.failover;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.sdk.FrameworkEvent;
import dev.parley.sdk.FrameworkHandle;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.MasterLocation;
import dev.parley.sdk.Parley;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A framework that wants nothing: it holds the offers that it gets until they are void, so that the
 * next one is of another leading master, and remembers when it was told what. Thread-safe.
 */
final class OfferWatch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FAILOVER_TIMEOUT = Duration.ofHours(1);

  private final List<Told> told = new ArrayList<>();
  private final CompletableFuture<FrameworkHandle> handle = new CompletableFuture<>();

  private record Told(Instant at, FrameworkEvent event) {}

  /** Connects as a user's framework does, through the SDK, from the process of the benchmark. */
  static OfferWatch start(List<MasterAddress> masters) {
    OfferWatch watch = new OfferWatch();
    FrameworkInfo info = FrameworkInfo.named("offer-watch").withFailoverTimeout(FAILOVER_TIMEOUT);
    FrameworkSettings settings =
        FrameworkSettings.of(info, new MasterLocation.AtAddresses(masters));
    Thread session = new Thread(() -> Parley.run(settings, watch::scheduler), "offer-watch");
    session.setDaemon(true);
    session.start();
    return watch;
  }

  private Behavior<FrameworkEvent> scheduler(FrameworkHandle opened) {
    handle.complete(opened);
    return Behaviors.receiveMessage(
        event -> {
          remember(event);
          return Behaviors.same();
        });
  }

  private synchronized void remember(FrameworkEvent event) {
    told.add(new Told(Instant.now(), event));
    notifyAll();
  }

  /** When it was first told such a thing after {@code since}; waits until it is. */
  synchronized Instant await(Class<? extends FrameworkEvent> kind, Instant since)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      for (Told next : told) {
        if (kind.isInstance(next.event()) && next.at().isAfter(since)) {
          return next.at();
        }
      }
      wait(PATIENCE.toMillis());
    }
    throw new IOException(
        "the framework got no " + kind.getSimpleName() + " within " + PATIENCE + " of " + since);
  }

  /** How often it was told such a thing after {@code since}, so far. */
  synchronized long count(Class<? extends FrameworkEvent> kind, Instant since) {
    return told.stream()
        .filter(next -> kind.isInstance(next.event()) && next.at().isAfter(since))
        .count();
  }

  @Override
  public void close() {
    handle.thenCompose(FrameworkHandle::teardown).join();
  }
}
