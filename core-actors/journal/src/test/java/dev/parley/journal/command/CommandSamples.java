package dev.parley.journal.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.util.List;
import java.util.Map;

/** One command and one reply of every kind, with every field filled. */
final class CommandSamples {
  private static final List<EventRecord> EVENTS =
      List.of(
          new EventRecord(41, "first".getBytes(UTF_8)),
          new EventRecord(42, "zweites ü".getBytes(UTF_8)));

  static final List<JournalCommand> COMMANDS =
      List.of(
          new JournalCommand.Claim("master", "m1/attempt 1"),
          new JournalCommand.Append("master", 7, "m1/writer 1", EVENTS),
          new JournalCommand.DeleteEvents("master", 40),
          new JournalCommand.SnapshotPart(
              new SnapshotRef("master", 40, 1_700_000_000_000L),
              "upload 1",
              3,
              true,
              new byte[] {0, 1, -1, 127, -128}),
          new JournalCommand.DeleteSnapshots("master", new SnapshotRange(1, 39, 2, 1L << 40)),
          new JournalCommand.ChangeMembers(
              1234, Map.of("m1", "127.0.0.1:5052", "m2", "127.0.0.2:5052")),
          new JournalCommand.SetMembers(Map.of("m1", "127.0.0.1:5052", "m2", "127.0.0.2:5052")),
          new JournalCommand.BeginRestore("restore 1", 1L << 33),
          new JournalCommand.RestoreEvents("restore 1", "master", EVENTS),
          new JournalCommand.EndRestore("restore 1", Map.of("master", 42L, "other", 1L << 34)));

  static final List<JournalReply> REPLIES =
      List.of(
          new JournalReply.Claimed(7, 40, 5),
          new JournalReply.Done(1L << 35),
          new JournalReply.Refused(JournalReply.Reason.OUT_OF_SEQUENCE, "the next number is 43"));

  private CommandSamples() {}
}
