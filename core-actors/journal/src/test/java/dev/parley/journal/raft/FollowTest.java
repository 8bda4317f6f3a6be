package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.group.EventFollower;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.store.StoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowTest {
  @TempDir private Path folder;

  /** Has the events of a persistence id, as somebody who follows it can know them. */
  private static final class Projection implements EventFollower {
    private final Writer writer;
    private List<String> events = new ArrayList<>();
    private long index = -1;
    private int beginnings;

    Projection(Writer writer) {
      this.writer = writer;
    }

    @Override
    public synchronized void startOver(StoreReader reader, long index) {
      // Not what one does: here the store has not moved on meanwhile.
      events = new ArrayList<>(writer.read(reader));
      beginnings++;
      this.index = index;
    }

    @Override
    public synchronized void onEvents(long index, List<EventRecord> more) {
      onIndex(index);
      more.forEach(event -> events.add(Writer.text(event)));
    }

    @Override
    public synchronized void onIndex(long index) {
      assertThat(index).isGreaterThan(this.index);
      this.index = index;
    }

    synchronized boolean has(List<String> expected) {
      return events.equals(expected);
    }

    synchronized int beginnings() {
      return beginnings;
    }

    @Override
    public synchronized String toString() {
      return "at " + index + " " + events;
    }
  }

  @Test
  void aFollowerHasEveryEventOnceAndInOrder() {
    try (TestGroup group = TestGroup.of(3, folder)) {
      JournalReplica replica = group.replica(group.follower());
      Writer writer = Writer.of(replica, "a");
      long index = writer.write(replica, 5, 100);
      Await.answer(replica.readAt(index));
      Projection projection = new Projection(writer);
      replica.follow("a", projection);
      Writer.of(replica, "b").write(replica, 5, 100);
      writer.write(replica, 20, 100);

      Await.until(projection::toString, () -> projection.has(writer.expected()));
      assertThat(projection.beginnings()).isEqualTo(1);
    }
  }

  @Test
  void aFollowerThatWasClosedIsToldNothing() throws Exception {
    try (TestGroup group = TestGroup.of(1, folder)) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      Projection projection = new Projection(writer);
      AutoCloseable following = replica.follow("a", projection);
      following.close();
      Await.answer(replica.readAt(writer.write(replica, 3, 100)));
      assertThat(projection.has(List.of())).isTrue();
    }
  }

  @Test
  void aFollowerStartsOverWhenItsReplicaTookOverTheLeadersStore() {
    try (TestGroup group = TestGroup.of(3, folder, TestGroup.flushingOften())) {
      String away = group.follower();
      JournalReplica leader = group.replica(group.leader());
      Writer writer = Writer.of(leader, "a");
      long before = writer.write(leader, 2, 100);
      Await.answer(group.replica(away).readAt(before));
      group.stop(away);
      writer.write(leader, 60, 4000);
      Await.until(
          () -> "the log was not cut: " + leader.status(),
          () -> leader.status().logStart() > before);

      JournalReplica back = group.start(away);
      Projection projection = new Projection(writer);
      back.follow("a", projection);
      Await.until(projection::toString, () -> projection.has(writer.expected()));
      assertThat(projection.beginnings()).isGreaterThan(1);
    }
  }
}
