package dev.parley.journal.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.journal.command.CommandCodec;
import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalCommand.DeleteEvents;
import dev.parley.journal.command.JournalCommand.SetMembers;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.membership.PeerId;
import dev.parley.journal.membership.ReplicaFiles;
import dev.parley.journal.membership.ReplicaIdentity;
import dev.parley.journal.records.SnapshotRef;
import dev.parley.journal.store.JournalStore;
import dev.parley.journal.store.StoreLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;

/** A replica of m1 whose group is gone: its identity, and its log as Ratis wrote it. */
final class Survivor {
  static final ReplicaIdentity BEFORE =
      new ReplicaIdentity(
          "c",
          "m1",
          PeerId.newcomer("m1", 1),
          2,
          Instant.EPOCH,
          Map.of(PeerId.founder("m2"), "h2:2"),
          Optional.empty(),
          true);

  private Survivor() {}

  /** Writes entries 0 to 25; the last event of {@code registry} is 21. */
  static void makeLog(Path made) throws IOException {
    List<JournalCommand> commands = new ArrayList<>();
    commands.add(new SetMembers(Map.of("m1", "h1:1", "m2", "h2:2")));
    commands.add(new Claim("registry", "a"));
    // The configuration is entry 0, so the claim is entry 2, and its number too.
    for (long n = 1; n <= 20; n++) {
      commands.add(new Append("registry", 2, "w", List.of(StoreGroup.event("registry", n))));
    }
    commands.add(
        new SnapshotPart(
            new SnapshotRef("registry", 20, 5),
            "u",
            0,
            true,
            "all".getBytes(StandardCharsets.UTF_8)));
    commands.add(new DeleteEvents("registry", 15));
    commands.add(new Append("registry", 2, "w", List.of(StoreGroup.event("registry", 21))));
    try (RatisGroupOfOne ratis = new RatisGroupOfOne(made, 1 << 10, BEFORE.groupId())) {
      ratis.send(commands.stream().map(CommandCodec::encode).toList());
    }
  }

  static ReplicaFiles files(Path journal) {
    return ReplicaFiles.of(journal, BEFORE.groupId());
  }

  /** What the replica's store would have if it had applied all of its log. */
  static Map<String, String> contents(Path journal) throws IOException {
    try (SurvivingData data =
        SurvivingData.read(files(journal), journal.resolveSibling("to-compare"))) {
      return StoreGroup.contents(data.store());
    }
  }

  /** Lets the store have the log up to an index on disk. */
  static void flushUpTo(Path journal, long index) throws IOException {
    try (JournalStore store = JournalStore.open(files(journal).store(), StoreLimits.DEFAULT)) {
      LogTail.read(files(journal).log(), -1, entry -> applyUpTo(index, store, entry));
      store.beginFlush();
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (store.flushedIndex() < index) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static void applyUpTo(long index, JournalStore store, LogEntryProto entry) {
    if (entry.getIndex() > index) {
      return;
    }
    if (entry.hasStateMachineLogEntry()) {
      store.apply(
          entry.getTerm(),
          entry.getIndex(),
          entry.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer());
    } else {
      store.applyNothing(entry.getTerm(), entry.getIndex());
    }
  }
}
