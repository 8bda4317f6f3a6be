package dev.parley.benchmarks.churn;

import akka.actor.typed.ActorSystem;
import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.figures.Machine;
import dev.parley.benchmarks.journal.Replicas;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.benchmarks.nodes.TemporaryFolder;
import dev.parley.benchmarks.registry.Batches;
import dev.parley.benchmarks.registry.EventStream;
import dev.parley.benchmarks.registry.RegistrySeed;
import dev.parley.benchmarks.registry.RegistryWriter;
import dev.parley.cli.nodes.FreePorts;
import dev.parley.protocol.link.MasterAddress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Tasks come and go without end, on a cluster that stays as large as it is: what the journal keeps
 * on the disk of each replica must stay below a bound. The replicas are all in this process.
 */
final class Churn {
  private static final int AGENTS = 1_000;
  private static final int TASKS = 10_000;
  private static final int BATCH = 1_000;
  private static final int SAMPLE_EVERY = 50_000;
  private static final long LONGEST_MINUTES = 20;
  private static final double MIB = 1024 * 1024;

  /**
   * What a replica may hold at any time: the events of two intervals, which Akka keeps behind the
   * newest snapshot, two snapshots, and the part of the Raft log that is not flushed yet or is kept
   * for replicas that were away; and as much again, for files that are being replaced.
   */
  private static final double BOUND_MIB = 128;

  private Churn() {}

  /**
   * Runs it; exits with 1 if the bound does not hold.
   *
   * @param args how many events; how many replicas
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    long events = args.length > 0 ? Long.parseLong(args[0]) : 2_000_000;
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    List<MasterAddress> masters =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> new MasterAddress("m" + i, Node.HOST, FreePorts.pair()))
            .toList();
    double most;
    try (TemporaryFolder folder = new TemporaryFolder("churn");
        Replicas replicas = new Replicas(masters, m -> folder.path().resolve(m.name()))) {
      System.out.println(Machine.describe(folder.path()));
      System.out.printf(
          "%d replicas in one process; %,d events of tasks that come and go, %,d at a time, in"
              + " batches of %d; a snapshot every %,d events%n",
          count, events, TASKS, BATCH, RegistrySeed.SNAPSHOT_EVERY);
      most = run(replicas, new Sizes(folder.path(), masters), events);
    }
    boolean bounded = most <= BOUND_MIB;
    System.out.printf(
        "the most that a folder held was %.1f MiB; the bound of %.0f MiB %s%n",
        most, BOUND_MIB, bounded ? "holds" : "DOES NOT HOLD");
    System.exit(bounded ? 0 : 1);
  }

  private static double run(Replicas replicas, Sizes sizes, long events)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Distribution held = new Distribution("what the largest folder held, each 50,000 events", "MiB");
    Distribution writes = new Distribution("a batch of 1000 events until it is durable", "ms");
    ActorSystem<RegistryWriter.Write> writer =
        replicas.actorSystem(RegistryWriter.create(RegistrySeed.SNAPSHOT_EVERY));
    EventStream stream = new EventStream(AGENTS, TASKS);
    Batches batches = new Batches(writer, 1);
    long begin = System.nanoTime();
    long written = 0;
    while (written < events
        && System.nanoTime() - begin < TimeUnit.MINUTES.toNanos(LONGEST_MINUTES)) {
      long before = System.nanoTime();
      batches.write(stream.next(BATCH));
      batches.awaitAll();
      writes.add((System.nanoTime() - before) / 1e6);
      written += BATCH;
      if (written % SAMPLE_EVERY == 0) {
        double largest = sizes.largest() / MIB;
        held.add(largest);
        System.out.printf(
            "%,10d events  %7.0f events/s  largest folder %7.1f MiB%n",
            written, written * 1e9 / (System.nanoTime() - begin), largest);
      }
    }
    System.out.println(writes);
    System.out.println(held);
    double atEnd = sizes.afterRest() / MIB;
    System.out.printf("at the end, after some rest: %.1f MiB%n", atEnd);
    writer.terminate();
    writer.getWhenTerminated().toCompletableFuture().join();
    return Math.max(atEnd, held.percentile(1));
  }
}
