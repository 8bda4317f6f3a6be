package dev.parley.journal.akka;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import dev.parley.journal.group.JournalGroup;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Event-sourced actors with snapshots and retention, from one actor system to the next. */
public abstract class PersistentActorCases {
  private final String id = "words-" + UUID.randomUUID();

  /** The group to test the plug-in on; it may have been used before. */
  protected abstract JournalGroup group();

  private static String words(int to) {
    return IntStream.rangeClosed(1, to).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
  }

  private String add(PluginSystem system, int from, int to) {
    TestProbe<Done> done = system.kit().createTestProbe();
    TestProbe<String> told = system.kit().createTestProbe();
    ActorRef<Words.Command> actor = system.kit().spawn(Words.create(id));
    for (int i = from; i <= to; i++) {
      actor.tell(new Words.Add("w" + i, done.ref()));
      done.receiveMessage(JournalClient.PATIENCE);
    }
    actor.tell(new Words.Tell(told.ref()));
    return told.receiveMessage(JournalClient.PATIENCE);
  }

  @Test
  void remembersAcrossActorSystemsWithoutASnapshot() {
    try (PluginSystem first = PluginSystem.over(group())) {
      assertThat(add(first, 1, 7)).isEqualTo(words(7));
    }
    try (PluginSystem second = PluginSystem.over(group())) {
      assertThat(add(second, 8, 9)).isEqualTo(words(9));
    }
  }

  @Test
  void remembersAcrossActorSystemsWithSnapshotsAndDeletedEvents() {
    JournalGroup group = group();
    try (PluginSystem first = PluginSystem.over(group)) {
      assertThat(add(first, 1, 45)).isEqualTo(words(45));
      first.durable(id);
      // Akka passes over a snapshot while what the one before made superfluous is being deleted.
      first.eventually(() -> assertThat(newestSnapshot(group)).isGreaterThanOrEqualTo(30));
      first.eventually(() -> assertThat(firstEventLeft(group)).isGreaterThan(1));
    }
    try (PluginSystem second = PluginSystem.over(group())) {
      assertThat(add(second, 46, 47)).isEqualTo(words(47));
    }
  }

  @Test
  void recoversAgainAndAgainWhileSnapshotsAreOnTheirWay() {
    for (int i = 1; i <= 5; i++) {
      try (PluginSystem system = PluginSystem.over(group())) {
        assertThat(add(system, 15 * i - 14, 15 * i)).isEqualTo(words(15 * i));
      }
    }
  }

  private long firstEventLeft(JournalGroup group) {
    List<EventRecord> events = new ArrayList<>();
    try {
      group.read().replay(id, 1, Long.MAX_VALUE, 1, events::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return events.get(0).sequenceNr();
  }

  private long newestSnapshot(JournalGroup group) {
    return group
        .read()
        .newestSnapshot(id, SnapshotRange.ALL)
        .map(SnapshotRef::sequenceNr)
        .orElse(0L);
  }
}
