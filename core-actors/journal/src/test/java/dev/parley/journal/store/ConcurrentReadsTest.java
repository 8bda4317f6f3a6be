package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers see a state that was, while entries are applied, deleted and flushed beside them. */
class ConcurrentReadsTest {
  private static final int EVENTS = 6_000;

  @TempDir private Path folder;

  @Test
  void readersAreNotDisturbed() throws Exception {
    AtomicBoolean written = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Replica replica = Replica.in(folder)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Callable<Integer> reader = () -> readUntil(written, replica);
        readers.add(threads.submit(reader));
      }
      write(replica);
      written.set(true);
      for (Future<Integer> reader : readers) {
        assertThat(reader.get(30, TimeUnit.SECONDS)).isPositive();
      }
      assertThat(replica.store.flushedIndex()).isPositive();
      assertThat(replica.store.trouble()).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aReplayThatIsSlowFindsItsFilesToItsEnd() throws Exception {
    try (Replica replica = Replica.in(folder)) {
      long claim = replica.claim("a", "x");
      for (int i = 0; i < 3; i++) {
        replica.append("a", claim, 10 * i + 1, 10 * i + 10);
        replica.store.flushNow();
      }
      List<Long> seen = new ArrayList<>();
      replica.store.replay(
          "a", 1, Long.MAX_VALUE, 25, event -> seen.add(deleteAllAnd(event, replica)));
      assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 25).boxed().toList());
      replica.apply(new JournalCommand.DeleteEvents("a", 30));
      replica.store.flushNow();
      assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("events"));
    }
  }

  private static long deleteAllAnd(EventRecord event, Replica replica) {
    try {
      replica.apply(new JournalCommand.DeleteEvents("a", 30));
      replica.store.flushNow();
      return event.sequenceNr();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Replica replica) {
    long claim = replica.claim("a", "x");
    long flushing = -1;
    for (int number = 1; number <= EVENTS; number++) {
      replica.append("a", claim, number, number);
      if (number % 100 == 0) {
        SnapshotRef snapshot = new SnapshotRef("a", number, number);
        replica.part(snapshot, "upload " + number, 0, true, "state " + number);
        replica.apply(
            new JournalCommand.DeleteSnapshots(
                "a", new SnapshotRange(0, number - 1, 0, Long.MAX_VALUE)));
        replica.apply(new JournalCommand.DeleteEvents("a", number - 150));
      }
      if (number % 300 == 0) {
        long before = flushing;
        Await.until(() -> replica.store.flushedIndex() >= before);
        flushing = replica.store.appliedIndex();
        replica.store.beginFlush();
      }
    }
  }

  private static int readUntil(AtomicBoolean written, Replica replica) throws IOException {
    int reads = 0;
    while (!written.get() || reads == 0) {
      List<String> seen = replica.replay("a");
      if (!seen.isEmpty()) {
        long first = Long.parseLong(seen.get(0).substring(2));
        // Without a gap from the first to the last.
        assertThat(seen).isEqualTo(Replica.expected("a", first, first + seen.size() - 1));
        reads++;
      }
    }
    return reads;
  }
}
