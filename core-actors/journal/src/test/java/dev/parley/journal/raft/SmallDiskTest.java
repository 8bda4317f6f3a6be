package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas on disks that are full in earnest, of a single master and of three. */
class SmallDiskTest {
  private static final int MIB = 1 << 20;

  @TempDir private Path folder;
  private final Deque<SmallDisk> disks = new ArrayDeque<>();

  @BeforeEach
  void mayMount() {
    Optional<String> missing = SmallDisk.missing(folder);
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
  }

  @AfterEach
  void unmount() throws IOException {
    while (!disks.isEmpty()) {
      disks.pop().close();
    }
  }

  private SmallDisk disk(String peer) throws IOException {
    disks.push(SmallDisk.at(Files.createDirectories(folder.resolve(peer)), 24));
    return disks.getFirst();
  }

  private static UnaryOperator<ReplicaSettings> reserving(long bytes) {
    UnaryOperator<ReplicaSettings> often = TestGroup.flushingOften();
    return settings -> {
      ReplicaSettings small = often.apply(settings);
      return small.withLimits(small.limits().withDiskReserve(bytes));
    };
  }

  private static void waits(JournalReplica replica) {
    Await.until(
        () -> "does not wait: " + replica.status(),
        () -> replica.status().state() == ReplicaState.WAITING_FOR_DISK);
    assertThat(replica.status().problem()).contains("the disk is full");
  }

  @Test
  void aSingleReplicaWaitsBelowItsReserveAndGoesOnWhenThereIsRoom() throws Exception {
    SmallDisk disk = disk("m1");
    try (LogLines log = LogLines.watch();
        TestGroup group = TestGroup.of(1, folder, reserving(4 * MIB))) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      writer.write(replica, 30, 1000);
      disk.fillUpTo(3 * MIB);
      waits(replica);
      CompletionStage<JournalReply> waiting = writer.send(replica, 1000);
      assertThat(writer.read(replica.read())).hasSize(30);
      assertThat(waiting.toCompletableFuture()).isNotDone();

      disk.empty();
      assertThat(Await.answer(waiting)).isInstanceOf(Done.class);
      writer.write(replica, 5, 1000);
      assertThat(writer.read(replica.read())).isEqualTo(writer.expected());
      assertThat(log.with("waits: the disk is full")).hasSize(1);
      assertThat(log.withStackTrace()).isEmpty();
    }
  }

  /** Without a reserve to speak of, writes fail in the middle of an entry, or of a flush. */
  @Test
  void aWriteThatFindsNoRoomCostsNothingThatWasAcknowledged() throws Exception {
    SmallDisk disk = disk("m1");
    try (LogLines log = LogLines.watch();
        TestGroup group = TestGroup.of(1, folder, reserving(1))) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      writer.write(replica, 30, 1000);
      disk.fillUpTo(2 * MIB);
      List<CompletionStage<JournalReply>> sent = new ArrayList<>();
      while (replica.status().state() != ReplicaState.WAITING_FOR_DISK && sent.size() < 2000) {
        CompletionStage<JournalReply> reply = writer.send(replica, 10_000);
        sent.add(reply);
        Await.until(
            () -> "neither written nor full: " + replica.status(),
            () ->
                reply.toCompletableFuture().isDone()
                    || replica.status().state() == ReplicaState.WAITING_FOR_DISK);
      }
      waits(replica);
      assertThat(log.with("is started again")).as("no loop of restarts").hasSizeLessThan(3);

      disk.empty();
      for (CompletionStage<JournalReply> reply : sent) {
        assertThat(Await.answer(reply)).isInstanceOf(Done.class);
      }
      writer.write(replica, 5, 1000);
      assertThat(writer.read(replica.read())).isEqualTo(writer.expected());
      group.stop("m1");
      JournalReplica again = group.start("m1");
      long index = writer.write(again, 1, 1000);
      assertThat(writer.read(Await.answer(again.readAt(index)))).isEqualTo(writer.expected());
    }
  }

  @Test
  void ofThreeOneFullDiskHoldsNothingUpAndTwoMakeWritesWait() throws Exception {
    List<SmallDisk> all = List.of(disk("m1"), disk("m2"), disk("m3"));
    try (LogLines log = LogLines.watch();
        TestGroup group = TestGroup.of(3, folder, reserving(4 * MIB))) {
      String leader = group.leader();
      Writer writer = Writer.of(group.replica(leader), "a");
      writer.write(group.replica(leader), 30, 1000);
      all.get(number(leader)).fillUpTo(3 * MIB);
      waits(group.replica(leader));
      String second = Await.value(() -> leading(group), name -> !name.isEmpty());
      writer.write(group.replica(second), 30, 1000);

      all.get(number(second)).fillUpTo(3 * MIB);
      waits(group.replica(second));
      String third =
          List.of("m1", "m2", "m3").stream()
              .filter(peer -> !List.of(leader, second).contains(peer))
              .findFirst()
              .orElseThrow();
      Await.until(
          () -> "has a majority: " + group.replica(third).status(),
          () -> group.replica(third).sinceQuorum().toMillis() > 1000);
      CompletionStage<JournalReply> waiting = writer.send(group.replica(third), 1000);

      all.get(number(leader)).empty();
      assertThat(Await.answer(waiting)).isInstanceOf(Done.class);
      all.get(number(second)).empty();
      long index = writer.write(group.replica(third), 30, 1000);
      for (JournalReplica replica : group.all()) {
        assertThat(writer.read(Await.answer(replica.readAt(index)))).isEqualTo(writer.expected());
      }
      assertThat(log.with("waits: the disk is full")).hasSize(2);
      assertThat(log.withStackTrace()).isEmpty();
      assertThat(waiting.toCompletableFuture().get(0, TimeUnit.SECONDS)).isInstanceOf(Done.class);
    }
  }

  private static int number(String peer) {
    return Integer.parseInt(peer.substring(1)) - 1;
  }

  /** The name of one that leads, empty if none does. */
  private static String leading(TestGroup group) {
    return group.all().stream()
        .filter(JournalReplica::leads)
        .map(replica -> replica.status().peerId())
        .findFirst()
        .orElse("");
  }
}
