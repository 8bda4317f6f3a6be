package dev.parley.journal.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Done;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.ratis.server.RaftServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  @TempDir private Path folder;

  @Test
  void aServerThatClosedItselfIsStartedAgain() throws Exception {
    try (TestGroup group = TestGroup.of(1, folder)) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      writer.write(replica, 5, 100);
      try (LogLines log = LogLines.watch()) {
        server(replica).getRaftServer().close();
        long index = writer.write(replica, 5, 100);
        assertThat(writer.read(Await.answer(replica.readAt(index)))).isEqualTo(writer.expected());
        assertThat(log.with("Ratis has closed the server")).hasSize(1);
        assertThat(log.withStackTrace()).isEmpty();
      }
    }
  }

  @Test
  void followersAndReadersGoOnThroughARestartOfTheServer() throws Exception {
    try (TestGroup group = TestGroup.of(1, folder)) {
      JournalReplica replica = group.replica("m1");
      Writer writer = Writer.of(replica, "a");
      long index = writer.write(replica, 5, 100);
      server(replica).close();
      assertThat(writer.read(replica.read())).isEqualTo(writer.expected());
      assertThat(writer.read(Await.answer(replica.readAt(index)))).isEqualTo(writer.expected());
    }
  }

  @Test
  void aFullDiskMakesCommandsWaitUntilThereIsRoom() {
    AtomicLong usable = new AtomicLong(1L << 30);
    TestGroup group = TestGroup.of(0, folder);
    ReplicaSettings settings = alone(group);
    DiskRoom disk = new DiskRoom(settings.folder(), 32L << 20, path -> usable.get());
    try (JournalReplica replica = JournalReplica.start(settings, StartCheck.NONE, disk)) {
      Writer writer = Writer.of(replica, "a");
      writer.write(replica, 5, 100);
      usable.set(31L << 20);
      awaitState(replica, ReplicaState.WAITING_FOR_DISK);
      assertThat(replica.status().problem()).contains("the disk is full", "31 MiB");
      assertThat(writer.read(replica.read())).isEqualTo(writer.expected());
      CompletionStage<JournalReply> reply = writer.send(replica, 100);

      // More than the reserve, but not enough to go on.
      usable.set(33L << 20);
      assertThat(reply.toCompletableFuture()).isNotDone();
      assertThat(replica.status().state()).isEqualTo(ReplicaState.WAITING_FOR_DISK);
      usable.set(64L << 20);
      assertThat(Await.answer(reply)).isInstanceOf(Done.class);
      assertThat(replica.status().problem()).isEmpty();
    }
  }

  @Test
  void aReplicaWhosePortIsTakenStartsWhenItIsFree() throws IOException {
    TestGroup group = TestGroup.of(0, folder);
    ReplicaSettings settings = alone(group);
    JournalReplica replica;
    try (LogLines log = LogLines.watch();
        ServerSocket taken =
            new ServerSocket(settings.bindPort(), 1, InetAddress.getLoopbackAddress())) {
      replica = JournalReplica.start(settings, StartCheck.NONE);
      Await.until(
          () -> "no problem: " + replica.status(), () -> !replica.status().problem().isEmpty());
      assertThat(replica.status().state()).isEqualTo(ReplicaState.STARTING);
      assertThat(taken.isBound()).isTrue();
      assertThat(log.with("is started again")).singleElement().asString().contains("m1", "in use");
      assertThat(log.withStackTrace()).isEmpty();
    }
    try (replica) {
      Writer.of(replica, "a").write(replica, 1, 100);
      assertThat(replica.status().problem()).isEmpty();
    }
  }

  @Test
  void damageStopsTheReplicaForGood() {
    TestGroup group = TestGroup.of(0, folder);
    AtomicInteger checks = new AtomicInteger();
    StartCheck damaged =
        path -> {
          checks.incrementAndGet();
          throw new ReplicaDamagedException("file x is damaged; run y");
        };
    try (JournalReplica replica = JournalReplica.start(alone(group), damaged)) {
      awaitState(replica, ReplicaState.STOPPED_DAMAGED);
      assertThat(replica.status().problem()).isEqualTo("file x is damaged; run y");
      assertThatThrownBy(replica::read).hasMessageContaining("not been opened");
      assertThat(checks).hasValue(1);
    }
  }

  @Test
  void aDamagedStoreStopsTheReplicaAndNamesTheFile() throws IOException {
    try (TestGroup group = TestGroup.of(1, folder, TestGroup.flushingOften())) {
      JournalReplica replica = group.replica("m1");
      Writer.of(replica, "a").write(replica, 60, 4000);
      Await.until(() -> "nothing flushed", () -> replica.status().flushed() > 0);
      group.stop("m1");
      Path store = group.settings("m1").groupFolder().resolve("sm");
      for (Path file : files(store)) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }

      JournalReplica again = group.start("m1");
      awaitState(again, ReplicaState.STOPPED_DAMAGED);
      assertThat(again.status().problem()).contains(store.toString());
    }
  }

  @Test
  void aLogThatDoesNotContinueTheStoreStopsTheReplica() throws IOException {
    try (TestGroup group = TestGroup.of(1, folder, TestGroup.flushingOften())) {
      JournalReplica replica = group.replica("m1");
      Writer.of(replica, "a").write(replica, 60, 4000);
      Await.until(() -> "log not cut", () -> replica.status().logStart() > 0);
      group.stop("m1");
      Path store = group.settings("m1").groupFolder().resolve("sm");
      for (Path file : files(store)) {
        Files.delete(file);
      }

      JournalReplica again = group.start("m1");
      awaitState(again, ReplicaState.STOPPED_DAMAGED);
      assertThat(again.status().problem()).contains(store.toString(), "masters replace");
    }
  }

  private static RaftServer.Division server(JournalReplica replica) {
    return Objects.requireNonNull(replica.node()).division();
  }

  private ReplicaSettings alone(TestGroup group) {
    return group.settingsOfOne("m1");
  }

  private static void awaitState(JournalReplica replica, ReplicaState state) {
    Await.until(
        () -> "not " + state + ": " + replica.status(), () -> replica.status().state() == state);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
