package dev.parley.journal.akka;

import static dev.parley.journal.akka.JournalClient.each;
import static dev.parley.journal.akka.JournalClient.event;
import static dev.parley.journal.akka.JournalClient.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol.WriteMessageFailure;
import akka.persistence.JournalProtocol.WriteMessageRejected;
import akka.persistence.JournalProtocol.WriteMessagesFailed;
import akka.persistence.PersistentRepr;
import akka.persistence.journal.Tagged;
import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.DeleteEvents;
import dev.parley.journal.group.JournalClosedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaftJournalTest {
  private static final int LIMIT = 4096;

  @TempDir private Path folder;
  private SingleStoreGroup group;
  private PluginSystem system;
  private JournalClient journal;

  @BeforeEach
  void start() {
    group = SingleStoreGroup.in(folder);
    system = PluginSystem.over(group, "dev.parley.raft-journal.max-append-size = " + LIMIT);
    journal = system.journal();
  }

  @AfterEach
  void stop() {
    system.close();
    group.close();
  }

  private static PersistentRepr large(long sequenceNr) {
    return event("p", "w", sequenceNr, "x".repeat(500));
  }

  @Test
  void writesTheEventsOfACallAsOneEntry() {
    journal.write(each("p", "w", 1, 3, "a"));
    assertThat(group.submitted(Append.class)).hasSize(1);
  }

  @Test
  void cutsACallIntoEntriesBelowTheLimitButNoWriteIntoPieces() {
    AtomicWrite[] pairs =
        LongStream.range(0, 10)
            .mapToObj(n -> together(large(2 * n + 1), large(2 * n + 2)))
            .toArray(AtomicWrite[]::new);
    journal.write(pairs);
    List<Append> appends = group.submitted(Append.class);
    assertThat(appends).hasSizeGreaterThan(2);
    assertThat(appends).allSatisfy(a -> assertThat(CommandCodec.size(a)).isLessThan(LIMIT));
    assertThat(appends).allSatisfy(a -> assertThat(a.events().size() % 2).isZero());
    assertThat(journal.recover("p").events()).hasSize(20);
  }

  @Test
  void rejectsAWriteThatIsTooLargeAndNamesTheLimit() {
    PersistentRepr[] events =
        LongStream.rangeClosed(1, 9)
            .mapToObj(RaftJournalTest::large)
            .toArray(PersistentRepr[]::new);
    List<Object> answers = journal.write(together(events));
    assertThat(((WriteMessageRejected) answers.get(1)).cause())
        .hasMessageContaining("the events 1 to 9 of p")
        .hasMessageContaining("4096")
        .hasMessageContaining("max-append-size");
    journal.write(each("p", "w", 10, 10, "a"));
    assertThat(journal.recover("p").payloads()).containsExactly("a-10");
  }

  @Test
  void writesNothingAfterAnEntryThatIsRefused() {
    journal.write(each("p", "w", 1, 1, "a"));
    journal.recover("p");
    int before = group.submitted(Append.class).size();
    AtomicWrite[] many =
        LongStream.rangeClosed(2, 20)
            .mapToObj(n -> AtomicWrite.apply(large(n)))
            .toArray(AtomicWrite[]::new);
    assertThat(journal.write(many).get(0)).isInstanceOf(WriteMessagesFailed.class);
    assertThat(group.submitted(Append.class)).hasSize(before + 1);
  }

  @Test
  void keepsThePayloadOfATaggedEvent() {
    journal.write(AtomicWrite.apply(event("p", "w", 1, new Tagged("a", Set.of("tag")))));
    assertThat(journal.recover("p").payloads()).containsExactly("a");
  }

  @Test
  void failsAWriteWhenTheGroupIsClosed() {
    group.close();
    List<Object> answers = journal.write(each("p", "w", 1, 1, "a"));
    assertThat(((WriteMessageFailure) answers.get(1)).cause())
        .isInstanceOf(JournalClosedException.class);
  }

  @Test
  void deletesNoMoreThanIsWrittenEvenIfTheCommandArrivesAgainLater() {
    journal.write(each("p", "w", 1, 5, "a"));
    journal.delete("p", Long.MAX_VALUE);
    DeleteEvents delete = group.submitted(DeleteEvents.class).get(0);
    journal.write(each("p", "w", 6, 6, "a"));
    group.submit(delete).toCompletableFuture().join();
    assertThat(journal.recover("p").payloads()).containsExactly("a-6");
  }

  @Test
  void failsARecoveryWhoseEventsWereDeletedInFavourOfANewerSnapshot() {
    journal.write(each("p", "w", 1, 6, "a"));
    system.snapshots().save("p", 4, "state");
    journal.delete("p", 4);
    assertThat(journal.recover("p", 5, 6, 2).payloads()).containsExactly("a-5", "a-6");
    assertThatThrownBy(() -> journal.recover("p", 3, Long.MAX_VALUE, Long.MAX_VALUE))
        .hasMessageContaining("the events 3 to 4 are deleted")
        .hasMessageContaining("recover again");
    assertThatThrownBy(() -> journal.recover("p", 1, 3, Long.MAX_VALUE))
        .hasMessageContaining("the events 1 to 3 are deleted");
  }
}
