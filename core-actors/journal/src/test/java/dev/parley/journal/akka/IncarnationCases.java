package dev.parley.journal.akka;

import static dev.parley.journal.akka.JournalClient.each;
import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.JournalProtocol.WriteMessageFailure;
import akka.persistence.JournalProtocol.WriteMessagesFailed;
import akka.persistence.JournalProtocol.WriteMessagesSuccessful$;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.group.JournalGroup;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two incarnations of one persistence id, in two actor systems: one of them writes, and goes on.
 */
public abstract class IncarnationCases {
  private final String id = "p-" + UUID.randomUUID();
  private PluginSystem one;
  private PluginSystem other;

  /** The group to test the plug-in on; it may have been used before. */
  protected abstract JournalGroup group();

  @BeforeEach
  void start() {
    one = PluginSystem.over(group());
    other = PluginSystem.over(group());
  }

  @AfterEach
  void stop() {
    one.close();
    other.close();
  }

  private static void assertWritten(List<Object> answers) {
    assertThat(answers.get(0)).isEqualTo(WriteMessagesSuccessful$.MODULE$);
  }

  private static WriteRefusedException assertRefused(List<Object> answers) {
    assertThat(answers.get(0)).isInstanceOf(WriteMessagesFailed.class);
    Throwable cause = ((WriteMessageFailure) answers.get(1)).cause();
    assertThat(cause).isInstanceOf(WriteRefusedException.class);
    return (WriteRefusedException) cause;
  }

  @Test
  void theOneThatRecoveredLastWrites() {
    one.journal().recover(id);
    other.journal().recover(id);
    WriteRefusedException refused =
        assertRefused(one.journal().write(each(id, "writer-1", 1, 1, "a")));
    assertThat(refused.reason()).isEqualTo(Reason.SUPERSEDED);
    assertThat(refused)
        .hasMessageContaining(id)
        .hasMessageContaining("" + one.extension().claimOf(id))
        .hasMessageContaining("" + other.extension().claimOf(id))
        .hasMessageContaining("must not write any more");
    assertWritten(other.journal().write(each(id, "writer-2", 1, 1, "b")));
    assertThat(other.journal().recover(id).payloads()).containsExactly("b-1");
  }

  @Test
  void theOneThatWroteFirstIsRefusedOnceTheOtherHasRecovered() {
    one.journal().recover(id);
    assertWritten(one.journal().write(each(id, "writer-1", 1, 2, "a")));
    assertThat(other.journal().recover(id).payloads()).containsExactly("a-1", "a-2");
    assertRefused(one.journal().write(each(id, "writer-1", 3, 3, "a")));
    assertWritten(other.journal().write(each(id, "writer-2", 3, 3, "b")));
    assertRefused(one.journal().write(each(id, "writer-1", 4, 4, "a")));
    assertThat(other.journal().recover(id).payloads()).containsExactly("a-1", "a-2", "b-3");
  }

  @Test
  void inOneActorSystemTheWriterOfTheOlderClaimIsRefusedToo() {
    one.journal().recover(id);
    assertWritten(one.journal().write(each(id, "writer-1", 1, 1, "a")));
    one.journal().recover(id);
    assertRefused(one.journal().write(each(id, "writer-1", 2, 2, "a")));
    assertWritten(one.journal().write(each(id, "writer-2", 2, 2, "b")));
  }

  @Test
  void inOneActorSystemOnlyOneWritesUnderAClaim() {
    one.journal().recover(id);
    assertWritten(one.journal().write(each(id, "writer-1", 1, 1, "a")));
    WriteRefusedException refused =
        assertRefused(one.journal().write(each(id, "writer-2", 2, 2, "b")));
    assertThat(refused.reason()).isEqualTo(Reason.OTHER_WRITER);
  }

  @Test
  void aWriterThatNeverRecoveredIsRefusedUnlessItKnowsTheNextNumber() {
    one.journal().recover(id);
    assertWritten(one.journal().write(each(id, "writer-1", 1, 2, "a")));
    WriteRefusedException refused =
        assertRefused(other.journal().write(each(id, "writer-2", 2, 2, "b")));
    assertThat(refused.reason()).isEqualTo(Reason.OUT_OF_SEQUENCE);
  }

  @Test
  void everyRecoveryHasAGreaterClaim() {
    assertThat(one.extension().claimOf(id)).isZero();
    one.journal().recover(id);
    long first = one.extension().claimOf(id);
    other.journal().recover(id);
    long second = other.extension().claimOf(id);
    one.journal().recover(id);
    assertThat(first).isPositive().isLessThan(second);
    assertThat(one.extension().claimOf(id)).isGreaterThan(second);
  }

  @Test
  void aSupersededActorStopsWithAFailure() throws Exception {
    BlockingQueue<String> recovered = new LinkedBlockingQueue<>();
    TestProbe<Done> done = one.kit().createTestProbe();
    ActorRef<Words.Command> old = one.kit().spawn(Words.create(id));
    old.tell(new Words.Add("first", done.ref()));
    done.receiveMessage(JournalClient.PATIENCE);
    other.kit().spawn(Words.create(id, recovered::add));
    assertThat(recovered.poll(JournalClient.PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo("first");
    TestProbe<Done> denied = one.kit().createTestProbe();
    old.tell(new Words.Add("second", denied.ref()));
    denied.expectTerminated(old, JournalClient.PATIENCE);
    denied.expectNoMessage(Duration.ZERO);
  }
}
