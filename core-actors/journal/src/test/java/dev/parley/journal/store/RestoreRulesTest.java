package dev.parley.journal.store;

import static dev.parley.journal.store.WriteRulesTest.assertDone;
import static dev.parley.journal.store.WriteRulesTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An empty store is filled from a backup, and goes on where the older group ended. */
class RestoreRulesTest {
  @TempDir private Path folder;
  private Replica replica;

  @BeforeEach
  void open() throws IOException {
    replica = Replica.in(folder);
  }

  @AfterEach
  void close() {
    replica.close();
  }

  @Test
  void goesOnWhereTheOlderGroupEnded() throws Exception {
    assertDone(begin("r"));
    assertDone(restore("r", "a", 11, 13));
    assertDone(restore("r", "a", 14, 14));
    assertDone(replica.part(new SnapshotRef("a", 10, 1), "u", 0, true, "state"));
    assertDone(end("r", Map.of("a", 14L, "gone", 7L)));
    replica.store.flushNow();
    replica.reopen();
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 11, 14));
    assertThat(replica.newest("a")).isEqualTo("state");
    assertThat(replica.store.highestSequenceNr("gone")).isEqualTo(7);
    assertThat(replica.claim("a", "x")).isEqualTo(1000 + replica.store.appliedIndex());
    assertDone(replica.append("gone", replica.claim("gone", "x"), 8, 8));
    assertThat(replica.replay("gone")).isEqualTo(Replica.expected("gone", 8, 8));
  }

  @Test
  void copiesChangeNothing() throws Exception {
    begin("r");
    assertDone(begin("r"));
    restore("r", "a", 5, 6);
    assertDone(restore("r", "a", 5, 6));
    restore("r", "a", 7, 7);
    assertDone(restore("r", "a", 5, 6));
    end("r", Map.of("a", 7L));
    assertDone(end("r", Map.of("a", 7L)));
    assertDone(restore("r", "a", 7, 7));
    assertDone(begin("r"));
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 5, 7));
  }

  @Test
  void takesNoOtherCommandsMeanwhile() {
    begin("r");
    assertRefused(Reason.NOT_EMPTY, replica.apply(new JournalCommand.Claim("a", "x")));
    assertRefused(Reason.NOT_EMPTY, replica.append("a", 1, 1, 1));
    assertRefused(Reason.NOT_EMPTY, begin("another"));
    assertRefused(Reason.NOT_EMPTY, restore("another", "a", 1, 1));
    assertRefused(Reason.NOT_EMPTY, end("another", Map.of()));
    assertDone(replica.apply(new JournalCommand.SetMembers(Map.of("m1", "127.0.0.1:1"))));
    end("r", Map.of());
    assertThat(replica.claim("a", "x")).isPositive();
  }

  @Test
  void needsAnEmptyStore() {
    replica.claim("a", "x");
    assertRefused(Reason.NOT_EMPTY, begin("r"));
    assertRefused(Reason.NOT_EMPTY, restore("r", "a", 1, 1));
  }

  @Test
  void isNotEndedWhileEventsAreMissing() throws Exception {
    begin("r");
    restore("r", "a", 5, 6);
    assertRefused(Reason.OUT_OF_SEQUENCE, restore("r", "a", 8, 8));
    assertRefused(Reason.OUT_OF_SEQUENCE, end("r", Map.of("a", 8L, "b", 3L)));
    assertThat(replica.store.highestSequenceNr("b")).isZero();
    assertDone(restore("r", "a", 7, 8));
    assertDone(end("r", Map.of("a", 8L, "b", 3L)));
    assertRefused(Reason.OUT_OF_SEQUENCE, restore("r", "a", 9, 9));
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 5, 8));
  }

  private JournalReply begin(String restore) {
    return replica.apply(new JournalCommand.BeginRestore(restore, 1000));
  }

  private JournalReply restore(String restore, String id, long from, long to) {
    return replica.apply(
        new JournalCommand.RestoreEvents(restore, id, Replica.events(id, from, to)));
  }

  private JournalReply end(String restore, Map<String, Long> highest) {
    return replica.apply(new JournalCommand.EndRestore(restore, highest));
  }
}
