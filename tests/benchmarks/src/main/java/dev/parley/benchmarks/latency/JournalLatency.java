package dev.parley.benchmarks.latency;

import dev.parley.benchmarks.figures.Distribution;
import dev.parley.benchmarks.journal.Replicas;
import dev.parley.benchmarks.nodes.Node;
import dev.parley.cli.nodes.FreePorts;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.EventRecord;
import dev.parley.protocol.link.MasterAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * The journal alone, its replicas in one process: the part of a commit that is not the master's.
 */
final class JournalLatency {
  private static final String ID = "latency";
  private static final int EVENT_BYTES = 500;
  private static final long PATIENCE_SECONDS = 30;

  private JournalLatency() {}

  static Distribution measure(int replicas, Path folder, int warmUp, int count)
      throws InterruptedException, ExecutionException, TimeoutException {
    Distribution latency =
        new Distribution("an append of one event to " + replicas + " replica(s) in one JVM", "ms");
    List<MasterAddress> addresses =
        IntStream.rangeClosed(1, replicas)
            .mapToObj(i -> new MasterAddress("m" + i, Node.HOST, FreePorts.pair()))
            .toList();
    try (Replicas started = new Replicas(addresses, m -> folder.resolve("alone-" + m.name()))) {
      JournalGroup group = started.group();
      long claim = claim(group);
      for (int i = 1; i <= warmUp + count; i++) {
        byte[] event = new byte[EVENT_BYTES];
        ThreadLocalRandom.current().nextBytes(event);
        Append append = new Append(ID, claim, "writer", List.of(new EventRecord(i, event)));
        long before = System.nanoTime();
        JournalReply reply = submit(group, append);
        if (!(reply instanceof JournalReply.Done)) {
          throw new IllegalStateException("not written: " + reply);
        }
        if (i > warmUp) {
          latency.add((System.nanoTime() - before) / 1e6);
        }
      }
    }
    return latency;
  }

  private static long claim(JournalGroup group)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (submit(group, new Claim(ID, "claimant")) instanceof Claimed claimed) {
      return claimed.claim();
    }
    throw new IllegalStateException("no claim was given");
  }

  private static JournalReply submit(JournalGroup group, JournalCommand command)
      throws InterruptedException, ExecutionException, TimeoutException {
    return group.submit(command).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
