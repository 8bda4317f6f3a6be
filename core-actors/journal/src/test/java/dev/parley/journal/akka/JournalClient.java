package dev.parley.journal.akka;

import akka.actor.ActorRef;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Adapter;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol.DeleteMessagesTo;
import akka.persistence.JournalProtocol.RecoverySuccess;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.JournalProtocol.ReplayMessagesFailure;
import akka.persistence.JournalProtocol.ReplayedMessage;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.Persistence;
import akka.persistence.PersistentRepr;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import scala.jdk.javaapi.CollectionConverters;

/** Talks to the journal plug-in as a persistent actor does. */
final class JournalClient {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int INCARNATION = 1;

  private final ActorTestKit kit;
  private final ActorRef journal;

  /** What a recovery is given. */
  record Recovered(List<PersistentRepr> events, long highestSequenceNr) {
    List<Object> payloads() {
      return events.stream().map(PersistentRepr::payload).toList();
    }
  }

  JournalClient(ActorTestKit kit) {
    this.kit = kit;
    this.journal =
        Persistence.get(Adapter.toClassic(kit.system())).journalFor("", ConfigFactory.empty());
  }

  static PersistentRepr event(String id, String writer, long sequenceNr, Object payload) {
    return PersistentRepr.apply(payload, sequenceNr, id, "", false, ActorRef.noSender(), writer);
  }

  /** Events {@code text-1} and so on, written one by one. */
  static AtomicWrite[] each(String id, String writer, long from, long to, String text) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(n -> AtomicWrite.apply(event(id, writer, n, text + "-" + n)))
        .toArray(AtomicWrite[]::new);
  }

  static AtomicWrite together(PersistentRepr... events) {
    return AtomicWrite.apply(CollectionConverters.asScala(Arrays.asList(events)).toList());
  }

  /** All answers: one for the call, then one for each event. */
  List<Object> write(AtomicWrite... writes) {
    TestProbe<Object> probe = begin(writes);
    int events = Arrays.stream(writes).mapToInt(AtomicWrite::size).sum();
    List<Object> answers = new ArrayList<>();
    for (int i = 0; i <= events; i++) {
      answers.add(probe.receiveMessage(PATIENCE));
    }
    return answers;
  }

  /** The probe will get the answers. */
  TestProbe<Object> begin(AtomicWrite... writes) {
    TestProbe<Object> probe = kit.createTestProbe();
    journal.tell(
        new WriteMessages(
            CollectionConverters.asScala(Arrays.<akka.persistence.PersistentEnvelope>asList(writes))
                .toList(),
            Adapter.toClassic(probe.ref()),
            INCARNATION),
        ActorRef.noSender());
    return probe;
  }

  Recovered recover(String id) {
    return recover(id, 1, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  Recovered recover(String id, long from, long to, long max) {
    List<Object> answers = replay(id, from, to, max);
    Object end = answers.remove(answers.size() - 1);
    if (end instanceof ReplayMessagesFailure failure) {
      throw new IllegalStateException(failure.cause().getMessage(), failure.cause());
    }
    return new Recovered(
        answers.stream().map(answer -> ((ReplayedMessage) answer).persistent()).toList(),
        ((RecoverySuccess) end).highestSequenceNr());
  }

  private List<Object> replay(String id, long from, long to, long max) {
    TestProbe<Object> probe = kit.createTestProbe();
    journal.tell(
        new ReplayMessages(from, to, max, id, Adapter.toClassic(probe.ref())), ActorRef.noSender());
    List<Object> answers = new ArrayList<>();
    do {
      answers.add(probe.receiveMessage(PATIENCE));
    } while (answers.get(answers.size() - 1) instanceof ReplayedMessage);
    return answers;
  }

  Object delete(String id, long toSequenceNr) {
    return beginDelete(id, toSequenceNr).receiveMessage(PATIENCE);
  }

  TestProbe<Object> beginDelete(String id, long toSequenceNr) {
    TestProbe<Object> probe = kit.createTestProbe();
    journal.tell(
        new DeleteMessagesTo(id, toSequenceNr, Adapter.toClassic(probe.ref())),
        ActorRef.noSender());
    return probe;
  }
}
