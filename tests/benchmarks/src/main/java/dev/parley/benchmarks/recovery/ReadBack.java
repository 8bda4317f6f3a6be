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
import dev.parley.cli.nodes.group.ReplicatedLog;
import dev.parley.journal.akka.RaftJournalExtension;
import dev.parley.master.core.MasterRules;
import dev.parley.master.leader.LeaderEvents;
import dev.parley.master.leader.LeaderSettings;
import dev.parley.master.leader.LeadingMaster;
import dev.parley.master.leader.Operators;
import dev.parley.master.log.RegistryCopy;
import dev.parley.master.log.RegistryLog;
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
 * A process reads a registry back, as a master does that begins to lead, and prints how long each
 * part of that took: one line of milliseconds and counts. It was just started, or it stood by for a
 * while: then its copy of the registry is up to date, or has to be read anew.
 */
final class ReadBack {
  private static final long PATIENCE_SECONDS = 120;

  private ReadBack() {}

  /**
   * Runs it.
   *
   * @param args the work folder of a single master, and its address; how the process stood by
   */
  public static void main(String[] args)
      throws InterruptedException, ExecutionException, TimeoutException {
    Path workFolder = Path.of(args[0]);
    StandBy standBy = StandBy.valueOf(args[2]);
    long begin = System.nanoTime();
    try (Replicas replicas = new Replicas(List.of(MasterAddress.parse(args[1])), m -> workFolder);
        RegistryCopy copy = copyOf(replicas)) {
      long opened = System.nanoTime();
      double cpuThen = processor();
      copy.follow();
      ActorSystem<Behavior<LeadingMaster.Command>> system =
          replicas.actorSystem(
              spawning(), log(replicas).setups(LeadingMaster.PERSISTENCE_ID, copy));
      if (standBy != StandBy.NOT_AT_ALL) {
        standBy.wait(copy);
        opened = System.nanoTime();
        cpuThen = processor();
        copy.follow();
      }
      CompletableFuture<Double> cpu = new CompletableFuture<>();
      CompletableFuture<Long> recovered = new CompletableFuture<>();
      Leads leads = new Leads();
      system.tell(
          LeadingMaster.create(
              settings(),
              () -> {
                recovered.complete(System.nanoTime());
                cpu.complete(processor());
                return RaftJournalExtension.get(system).claimOf(LeadingMaster.PERSISTENCE_ID);
              },
              log(replicas).quorum(),
              leads,
              InstantSource.system()));
      long leading = leads.at.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      PublishedState state = leads.state.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.out.printf(
          "%d %d %d %.0f %d %d%n",
          (opened - begin) / 1_000_000,
          (recovered.join() - opened) / 1_000_000,
          (leading - opened) / 1_000_000,
          1e3 * (cpu.join() - cpuThen),
          state.registry().agents().all().size(),
          state.registry().tasks().all().size());
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  /** Like a master's actor system, there before the master leads. */
  private static Behavior<Behavior<LeadingMaster.Command>> spawning() {
    return Behaviors.receive(
        (context, leader) -> {
          context.spawn(leader, "leader");
          return Behaviors.same();
        });
  }

  private static RegistryCopy copyOf(Replicas replicas) {
    return new RegistryCopy(log(replicas), LeadingMaster.PERSISTENCE_ID, RegistryWriter.LIMITS);
  }

  private static RegistryLog log(Replicas replicas) {
    return new ReplicatedLog(
        replicas.group(), () -> Duration.ZERO, () -> Optional.of(Duration.ZERO));
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
