package dev.parley.benchmarks.registry;

import akka.actor.typed.ActorSystem;
import dev.parley.benchmarks.journal.Replicas;
import dev.parley.journal.akka.RaftJournalExtension;
import dev.parley.master.leader.LeadingMaster;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes a registry of some size into a journal, with its last snapshot so many events ago. */
public final class RegistrySeed {
  /** As the real master has it by default. */
  public static final int SNAPSHOT_EVERY = 50_000;

  private static final int BATCH = 2_000;
  private static final int BATCHES_UNDER_WAY = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private RegistrySeed() {}

  /**
   * Writes it, and waits until the snapshot is durable.
   *
   * @param tail events after the last snapshot, less than {@link #SNAPSHOT_EVERY}
   * @return how many events there are in all
   */
  public static long write(Replicas replicas, int agents, int tasks, int tail)
      throws InterruptedException, ExecutionException, TimeoutException {
    long needed = 1L + RegistryEvents.FRAMEWORKS + agents + 2L * tasks;
    long snapshotAt = (needed + SNAPSHOT_EVERY - 1) / SNAPSHOT_EVERY * SNAPSHOT_EVERY;
    EventStream stream = new EventStream(agents, tasks);
    ActorSystem<RegistryWriter.Write> writer =
        replicas.actorSystem(RegistryWriter.create(SNAPSHOT_EVERY));
    try {
      write(writer, stream, snapshotAt);
      RaftJournalExtension.get(writer)
          .durable(LeadingMaster.PERSISTENCE_ID)
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      write(writer, stream, tail);
      return snapshotAt + tail;
    } finally {
      writer.terminate();
      writer.getWhenTerminated().toCompletableFuture().join();
    }
  }

  private static void write(
      ActorSystem<RegistryWriter.Write> writer, EventStream stream, long events)
      throws InterruptedException, ExecutionException, TimeoutException {
    Batches batches = new Batches(writer, BATCHES_UNDER_WAY);
    for (long left = events; left > 0; left -= BATCH) {
      batches.write(stream.next((int) Math.min(left, BATCH)));
    }
    batches.awaitAll();
  }
}
