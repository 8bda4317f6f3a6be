package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder stays small however much goes through it. */
class ChurnTest {
  private static final int EVENTS = 200_000;
  private static final int BATCH = 100;
  private static final int SNAPSHOT_EVERY = 5_000;
  private static final int EVENT_BYTES = 100;
  private static final String STATE = "s".repeat(50_000);
  private static final long TAIL = 256 << 10;

  // Not deleted: the events since the last but one snapshot, two snapshots, and the others' events.
  private static final long LIVE =
      2L * SNAPSHOT_EVERY * (EVENT_BYTES + 8L) + 2L * STATE.length() + 20L * EVENTS / BATCH;
  private static final long BOUND = 4 * LIVE + 3 * (TAIL + (long) BATCH * EVENT_BYTES);

  @TempDir private Path folder;

  @Test
  void theFolderStaysBelowItsBound() throws Exception {
    StoreLimits limits =
        new StoreLimits(TAIL, 1_000_000, 1L << 40, Duration.ofDays(1), Duration.ZERO);
    long most = 0;
    try (Replica replica = Replica.in(folder, limits)) {
      long claim = replica.claim("master", "x");
      long other = replica.claim("other", "x");
      for (int from = 1; from < EVENTS; from += BATCH) {
        replica.apply(new JournalCommand.Append("master", claim, "w", batch(from)));
        // In every file there is something that stays.
        replica.append("other", other, from / BATCH + 1, from / BATCH + 1);
        if ((from + BATCH - 1) % SNAPSHOT_EVERY == 0) {
          snapshot(replica, from + BATCH - 1);
        }
        if (replica.store.flushDue()) {
          replica.store.flushNow();
          most = Math.max(most, replica.store.diskBytes());
        }
      }
      assertThat(most).isPositive().isLessThan(BOUND);
      List<String> before = replica.replay("master");
      replica.reopen();
      assertThat(replica.replay("other")).isEqualTo(Replica.expected("other", 1, EVENTS / BATCH));
      assertThat(replica.replay("master")).hasSize(SNAPSHOT_EVERY).isEqualTo(before);
      assertThat(replica.newest("master")).isEqualTo(STATE);
      assertThat(replica.store.highestSequenceNr("master")).isEqualTo(EVENTS);
    }
  }

  private static List<EventRecord> batch(int from) {
    List<EventRecord> batch = new ArrayList<>();
    for (int number = from; number < from + BATCH; number++) {
      byte[] data = new byte[EVENT_BYTES];
      data[number % EVENT_BYTES] = (byte) number;
      batch.add(new EventRecord(number, data));
    }
    return batch;
  }

  /** As Akka does it: the newest two snapshots stay, and the events after the older of them. */
  private static void snapshot(Replica replica, long number) throws IOException {
    String upload = "upload " + number;
    SnapshotRef snapshot = new SnapshotRef("master", number, number);
    replica.part(snapshot, upload, 0, false, STATE.substring(1000));
    replica.part(snapshot, upload, 1, true, STATE.substring(STATE.length() - 1000));
    long older = number - SNAPSHOT_EVERY;
    replica.apply(new JournalCommand.DeleteEvents("master", older));
    replica.apply(
        new JournalCommand.DeleteSnapshots(
            "master", new SnapshotRange(0, older - 1, 0, Long.MAX_VALUE)));
    assertThat(replica.store.newestSnapshot("master", SnapshotRange.ALL)).contains(snapshot);
  }
}
