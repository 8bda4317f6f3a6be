package dev.parley.journal.akka;

import static dev.parley.journal.akka.JournalClient.each;
import static dev.parley.journal.akka.JournalClient.event;
import static dev.parley.journal.akka.JournalClient.together;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.AtomicWrite;
import akka.persistence.DeleteMessagesSuccess;
import akka.persistence.JournalProtocol.WriteMessageRejected;
import akka.persistence.JournalProtocol.WriteMessageSuccess;
import akka.persistence.JournalProtocol.WriteMessagesSuccessful$;
import akka.persistence.PersistentRepr;
import dev.parley.journal.akka.JournalClient.Recovered;
import dev.parley.journal.group.JournalGroup;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Option;

/** What Akka asks of every journal, and the options that this one supports. */
public abstract class JournalCases {
  private final String id = "p-" + UUID.randomUUID();
  private final String writer = UUID.randomUUID().toString();
  private PluginSystem system;
  private JournalClient journal;

  /** The group to test the plug-in on; it may have been used before. */
  protected abstract JournalGroup group();

  @BeforeEach
  void writeFiveEvents() {
    system = PluginSystem.over(group());
    journal = system.journal();
    AtomicWrite[] alone = each(id, writer, 1, 3, "a");
    journal.write(
        alone[0],
        alone[1],
        alone[2],
        together(event(id, writer, 4, "a-4"), event(id, writer, 5, "a-5")));
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @ParameterizedTest(name = "from {0} to {1}, at most {2}: {3} to {4}")
  @CsvSource({
    "1, 9223372036854775807, 9223372036854775807, 1, 5",
    "0, 9223372036854775807, 9223372036854775807, 1, 5",
    "3, 9223372036854775807, 9223372036854775807, 3, 5",
    "1, 3, 9223372036854775807, 1, 3",
    "1, 9223372036854775807, 3, 1, 3",
    "2, 3, 9223372036854775807, 2, 3",
    "2, 5, 2, 2, 3",
    "2, 2, 9223372036854775807, 2, 2",
    "2, 4, 1, 2, 2",
    "2, 4, 0, 1, 0",
    "3, 2, 9223372036854775807, 1, 0",
  })
  void replaysWhatIsWithinTheBounds(long from, long to, long max, long first, long last) {
    Recovered recovered = journal.recover(id, from, to, max);
    assertThat(recovered.events())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(first, last)
                .mapToObj(n -> event(id, writer, n, "a-" + n))
                .toList());
    assertThat(recovered.highestSequenceNr()).isEqualTo(5);
  }

  @Test
  void repliesToEachEventInOrder() {
    List<Object> answers = journal.write(each(id, writer, 6, 8, "b"));
    assertThat(answers.get(0)).isEqualTo(WriteMessagesSuccessful$.MODULE$);
    assertThat(answers.subList(1, 4))
        .extracting(answer -> ((WriteMessageSuccess) answer).persistent().payload())
        .containsExactly("b-6", "b-7", "b-8");
  }

  @Test
  void knowsNothingOfAnIdThatNeverWrote() {
    assertThat(journal.recover("other-" + id)).isEqualTo(new Recovered(List.of(), 0));
  }

  @Test
  void doesNotReplayWhatIsDeleted() {
    assertThat(journal.delete(id, 3)).isEqualTo(new DeleteMessagesSuccess(3));
    Recovered recovered = journal.recover(id);
    assertThat(recovered.payloads()).containsExactly("a-4", "a-5");
    assertThat(recovered.highestSequenceNr()).isEqualTo(5);
  }

  @Test
  void keepsTheHighestNumberWhenAllIsDeleted() {
    assertThat(journal.delete(id, Long.MAX_VALUE))
        .isEqualTo(new DeleteMessagesSuccess(Long.MAX_VALUE));
    assertThat(journal.recover(id)).isEqualTo(new Recovered(List.of(), 5));
    String next = UUID.randomUUID().toString();
    journal.write(each(id, next, 6, 6, "b"));
    assertThat(journal.recover(id).payloads()).containsExactly("b-6");
  }

  @Test
  void rejectsOnlyTheEventThatCannotBeSerialized() {
    Object notSerializable = new Object();
    List<Object> answers =
        journal.write(
            AtomicWrite.apply(event(id, writer, 6, "b-6")),
            AtomicWrite.apply(event(id, writer, 7, notSerializable)),
            AtomicWrite.apply(event(id, writer, 8, "b-8")));
    assertThat(answers.get(0)).isEqualTo(WriteMessagesSuccessful$.MODULE$);
    assertThat(((WriteMessageSuccess) answers.get(1)).persistent().payload()).isEqualTo("b-6");
    assertThat(((WriteMessageRejected) answers.get(2)).message().payload())
        .isSameAs(notSerializable);
    assertThat(((WriteMessageSuccess) answers.get(3)).persistent().payload()).isEqualTo("b-8");
    journal.write(each(id, writer, 9, 9, "b"));
    assertThat(journal.recover(id, 5, 9, 3).payloads()).containsExactly("a-5", "b-6", "b-8");
    assertThat(journal.recover(id, 7, 7, 1).payloads()).isEmpty();
    assertThat(journal.recover(id, 6, 9, 9).payloads()).containsExactly("b-6", "b-8", "b-9");
  }

  @Test
  void rejectsAllOfAWriteOfWhichOneEventCannotBeSerialized() {
    List<Object> answers =
        journal.write(together(event(id, writer, 6, "b-6"), event(id, writer, 7, new Object())));
    assertThat(answers.subList(1, 3)).hasOnlyElementsOfType(WriteMessageRejected.class);
    assertThat(journal.recover(id, 6, 7, 2).payloads()).isEmpty();
  }

  @Test
  void serializesEventsForThisActorSystem() {
    ActorRef someone = Adapter.toClassic(system.kit().createTestProbe().ref());
    journal.write(AtomicWrite.apply(event(id, writer, 6, new Addressed(someone))));
    assertThat(journal.recover(id, 6, 6, 1).payloads()).containsExactly(new Addressed(someone));
  }

  @Test
  void keepsMetadataManifestAndTimeOfAnEvent() {
    PersistentRepr event =
        event(id, writer, 6, "b-6").withManifest("of-adapter").withTimestamp(42).withMetadata("m");
    journal.write(AtomicWrite.apply(event));
    PersistentRepr found = journal.recover(id, 6, 6, 1).events().get(0);
    assertThat(found.metadata()).isEqualTo(Option.apply("m"));
    assertThat(found.manifest()).isEqualTo("of-adapter");
    assertThat(found.timestamp()).isEqualTo(42);
  }
}
