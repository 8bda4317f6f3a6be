package dev.parley.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.command.JournalReply.Done;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.records.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may write, and what a copy of a command does. */
class WriteRulesTest {
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
  void nobodyWritesWithoutAClaim() throws Exception {
    assertRefused(Reason.SUPERSEDED, replica.append("a", 0, 1, 1));
    assertRefused(Reason.SUPERSEDED, replica.append("a", 1, 1, 1));
    assertThat(replica.replay("a")).isEmpty();
    assertThat(replica.store.persistenceIds()).isEmpty();
  }

  @Test
  void aClaimIsTheIndexOfItsEntryAndTellsTheHighestNumber() {
    assertThat(replica.claim("b", "x")).isEqualTo(0);
    assertThat(replica.claim("a", "x")).isEqualTo(1);
    replica.append("a", 1, 1, 5);
    JournalReply second = replica.apply(new JournalCommand.Claim("a", "y"));
    assertThat(second).isEqualTo(new Claimed(3, 5, 3));
    assertThat(replica.store.claim("a")).isEqualTo(3);
  }

  @Test
  void aNewerClaimSupersedesTheOlderOne() throws Exception {
    long old = replica.claim("a", "x");
    replica.append("a", old, 1, 2);
    long newer = replica.claim("a", "y");
    assertRefused(Reason.SUPERSEDED, replica.append("a", old, 3, 3));
    assertDone(replica.append("a", newer, 3, 3));
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 3));
  }

  @Test
  void aCopyOfAnOlderClaimIsAnsweredAsItWasAndDeposesNobody() {
    JournalReply first = replica.apply(new JournalCommand.Claim("a", "x"));
    long newer = replica.claim("a", "y");
    assertThat(replica.apply(new JournalCommand.Claim("a", "x"))).isEqualTo(first);
    assertThat(replica.store.claim("a")).isEqualTo(newer);
    assertDone(replica.append("a", newer, 1, 1));
  }

  @Test
  void aCopyOfAnAppendIsDoneAndChangesNothing() throws Exception {
    long claim = replica.claim("a", "x");
    assertDone(replica.append("a", claim, 1, 3));
    assertDone(replica.append("a", claim, 4, 4));
    assertDone(replica.append("a", claim, 4, 4));
    assertDone(replica.append("a", claim, 1, 3));
    assertThat(replica.store.highestSequenceNr("a")).isEqualTo(4);
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 1, 4));
  }

  @Test
  void twoWritersCannotAlternateUnderOneClaim() {
    long claim = replica.claim("a", "x");
    replica.append("a", claim, 1, 1);
    List<EventRecord> next = Replica.events("a", 2, 2);
    List<EventRecord> same = Replica.events("a", 1, 1);
    assertRefused(
        Reason.OTHER_WRITER, replica.apply(new JournalCommand.Append("a", claim, "another", next)));
    assertRefused(
        Reason.OTHER_WRITER, replica.apply(new JournalCommand.Append("a", claim, "another", same)));
    assertDone(replica.append("a", claim, 2, 2));
  }

  @Test
  void numbersFollowEachOther() {
    long claim = replica.claim("a", "x");
    assertRefused(Reason.OUT_OF_SEQUENCE, replica.append("a", claim, 2, 2));
    replica.append("a", claim, 1, 2);
    assertRefused(Reason.OUT_OF_SEQUENCE, replica.append("a", claim, 4, 4));
    assertRefused(Reason.OUT_OF_SEQUENCE, replica.append("a", claim, 2, 3));
    assertRefused(
        Reason.OUT_OF_SEQUENCE,
        replica.apply(new JournalCommand.Append("a", claim, "writer", List.of())));
    List<EventRecord> gap =
        List.of(new EventRecord(3, new byte[0]), new EventRecord(5, new byte[0]));
    assertRefused(
        Reason.OUT_OF_SEQUENCE,
        replica.apply(new JournalCommand.Append("a", claim, "writer", gap)));
    assertDone(replica.append("a", claim, 3, 3));
  }

  @Test
  void whatAnotherClaimWroteIsNoCopy() {
    long old = replica.claim("a", "x");
    replica.append("a", old, 1, 2);
    long newer = replica.claim("a", "y");
    assertRefused(Reason.OUT_OF_SEQUENCE, replica.append("a", newer, 2, 2));
    replica.append("a", newer, 3, 3);
    assertRefused(Reason.OUT_OF_SEQUENCE, replica.append("a", newer, 2, 2));
    assertDone(replica.append("a", newer, 3, 3));
  }

  @Test
  void deletedNumbersAreNotGivenAgain() throws Exception {
    long claim = replica.claim("a", "x");
    replica.append("a", claim, 1, 5);
    assertDone(replica.apply(new JournalCommand.DeleteEvents("a", 3)));
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 4, 5));
    assertDone(replica.apply(new JournalCommand.DeleteEvents("a", Long.MAX_VALUE)));
    assertDone(replica.apply(new JournalCommand.DeleteEvents("a", 2)));
    assertThat(replica.replay("a")).isEmpty();
    assertThat(replica.store.highestSequenceNr("a")).isEqualTo(5);
    assertDone(replica.append("a", claim, 6, 6));
    assertThat(replica.replay("a")).isEqualTo(Replica.expected("a", 6, 6));
  }

  @Test
  void entriesMustNotGoBack() {
    replica.store.applyNothing(1, 4);
    assertThat(replica.store.appliedIndex()).isEqualTo(4);
    assertThatThrownBy(() -> replica.store.applyNothing(1, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static void assertRefused(Reason reason, JournalReply reply) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  static void assertDone(JournalReply reply) {
    assertThat(reply).isInstanceOf(Done.class);
  }
}
