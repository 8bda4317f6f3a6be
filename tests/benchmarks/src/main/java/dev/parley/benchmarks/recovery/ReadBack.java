package dev.parley.benchmarks.recovery;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import dev.parley.allocator.AllocatorSettings;
import dev.parley.benchmarks.journal.Replicas;
import dev.parley.benchmarks.nodes.ProcessFigures;
import dev.parley.benchmarks.registry.RegistrySeed;
import dev.parley.benchmarks.registry.RegistryWriter;
import dev.parley.journal.akka.RaftJournalExtension;
import dev.parley.master.core.MasterRules;
import dev.parley.master.leader.LeaderEvents;
import dev.parley.master.leader.LeaderSettings;
import dev.parley.master.leader.LeadingMaster;
import dev.parley.master.leader.Operators;
import dev.parley.master.view.PublishedState;
import dev.parley.protocol.link.MasterAddress;
import dev.parley.protocol.wire.Envelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that was just started reads a registry back, as a master does that begins to lead, and
 * prints how long each part of that took: one line of milliseconds and counts.
 */
final class ReadBack {
  private static final long PATIENCE_SECONDS = 120;

  private ReadBack() {}

  /**
   * Runs it.
   *
   * @param args the work folder of a single master, and its address
   */
  public static void main(String[] args)
      throws InterruptedException, ExecutionException, TimeoutException {
    Path workFolder = Path.of(args[0]);
    long begin = System.nanoTime();
    try (Replicas replicas = new Replicas(List.of(MasterAddress.parse(args[1])), m -> workFolder)) {
      long opened = System.nanoTime();
      CompletableFuture<Long> started = new CompletableFuture<>();
      CompletableFuture<Double> before = new CompletableFuture<>();
      CompletableFuture<Double> after = new CompletableFuture<>();
      CompletableFuture<Long> recovered = new CompletableFuture<>();
      Leads leads = new Leads();
      CompletableFuture<ActorSystem<?>> system = new CompletableFuture<>();
      Behavior<LeadingMaster.Command> leader =
          LeadingMaster.create(
              settings(),
              () -> {
                recovered.complete(System.nanoTime());
                after.complete(processor());
                return RaftJournalExtension.get(system.join())
                    .claimOf(LeadingMaster.PERSISTENCE_ID);
              },
              () -> Optional.of(Duration.ZERO),
              leads,
              InstantSource.system());
      system.complete(
          replicas.actorSystem(
              Behaviors.<LeadingMaster.Command>setup(
                  context -> {
                    before.complete(processor());
                    started.complete(System.nanoTime());
                    return leader;
                  })));
      long leading = leads.at.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      PublishedState state = leads.state.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.out.printf(
          "%d %d %d %.0f %d %d%n",
          (opened - begin) / 1_000_000,
          (recovered.join() - started.join()) / 1_000_000,
          (leading - started.join()) / 1_000_000,
          1e3 * (after.join() - before.join()),
          state.registry().agents().all().size(),
          state.registry().tasks().all().size());
      system.join().terminate();
      system.join().getWhenTerminated().toCompletableFuture().join();
    }
  }

  private static double processor() {
    try {
      return ProcessFigures.own().cpuSeconds();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LeaderSettings settings() {
    return new LeaderSettings(
        "m1",
        MasterRules.DEFAULT,
        RegistryWriter.LIMITS,
        new AllocatorSettings(List.of()),
        Duration.ofMillis(5),
        RegistrySeed.SNAPSHOT_EVERY);
  }

  /** Hears when the leader leads, and of what. */
  private static final class Leads implements LeaderEvents {
    private final CompletableFuture<Long> at = new CompletableFuture<>();
    private final CompletableFuture<PublishedState> state = new CompletableFuture<>();

    @Override
    public void leads(long epoch, ActorRef<Envelope> door, Operators operators) {
      at.complete(System.nanoTime());
    }

    @Override
    public void published(PublishedState now) {
      state.complete(now);
    }

    @Override
    public void stopped() {
      at.completeExceptionally(new IllegalStateException("the leader stopped"));
    }
  }
}
