package dev.parley.journal.command;

import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalCommand.BeginRestore;
import dev.parley.journal.command.JournalCommand.ChangeMembers;
import dev.parley.journal.command.JournalCommand.Claim;
import dev.parley.journal.command.JournalCommand.DeleteEvents;
import dev.parley.journal.command.JournalCommand.DeleteSnapshots;
import dev.parley.journal.command.JournalCommand.EndRestore;
import dev.parley.journal.command.JournalCommand.RestoreEvents;
import dev.parley.journal.command.JournalCommand.SetMembers;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.records.ByteSink;
import dev.parley.journal.records.ByteSource;
import dev.parley.journal.records.ByteSource.MalformedException;

/** The bytes of a {@link JournalCommand}: a number for each type, never given twice. */
final class CommandFormat {
  private static final int CLAIM = 1;
  private static final int APPEND = 2;
  private static final int DELETE_EVENTS = 3;
  private static final int SNAPSHOT_PART = 4;
  private static final int DELETE_SNAPSHOTS = 5;
  private static final int SET_MEMBERS = 6;
  private static final int BEGIN_RESTORE = 7;
  private static final int RESTORE_EVENTS = 8;
  private static final int END_RESTORE = 9;
  private static final int CHANGE_MEMBERS = 10;

  private CommandFormat() {}

  static void write(JournalCommand command, ByteSink to) {
    to.one(CommandCodec.VERSION);
    if (command instanceof Append append) {
      to.one(APPEND);
      to.text(append.persistenceId());
      to.number(append.claim());
      to.text(append.writer());
      FieldFormat.events(append.events(), to);
    } else if (command instanceof Claim claim) {
      to.one(CLAIM);
      to.text(claim.persistenceId());
      to.text(claim.claimant());
    } else if (command instanceof DeleteEvents delete) {
      to.one(DELETE_EVENTS);
      to.text(delete.persistenceId());
      to.number(delete.toSequenceNr());
    } else if (command instanceof SnapshotPart part) {
      to.one(SNAPSHOT_PART);
      FieldFormat.snapshot(part.snapshot(), to);
      to.text(part.upload());
      to.number(part.part());
      to.one(part.last() ? 1 : 0);
      to.bytes(part.data());
    } else if (command instanceof DeleteSnapshots delete) {
      to.one(DELETE_SNAPSHOTS);
      to.text(delete.persistenceId());
      FieldFormat.range(delete.range(), to);
    } else if (command instanceof SetMembers set) {
      to.one(SET_MEMBERS);
      FieldFormat.texts(set.members(), to);
    } else if (command instanceof ChangeMembers change) {
      to.one(CHANGE_MEMBERS);
      to.number(change.revision());
      FieldFormat.texts(change.members(), to);
    } else if (command instanceof BeginRestore begin) {
      to.one(BEGIN_RESTORE);
      to.text(begin.restore());
      to.number(begin.claimBase());
    } else if (command instanceof RestoreEvents restore) {
      to.one(RESTORE_EVENTS);
      to.text(restore.restore());
      to.text(restore.persistenceId());
      FieldFormat.events(restore.events(), to);
    } else if (command instanceof EndRestore end) {
      to.one(END_RESTORE);
      to.text(end.restore());
      FieldFormat.numbers(end.highestSequenceNrs(), to);
    }
  }

  static JournalCommand read(int type, ByteSource from) {
    return switch (type) {
      case CLAIM -> new Claim(from.text(), from.text());
      case APPEND ->
          new Append(from.text(), from.longNumber(), from.text(), FieldFormat.events(from));
      case DELETE_EVENTS -> new DeleteEvents(from.text(), from.longNumber());
      case SNAPSHOT_PART ->
          new SnapshotPart(
              FieldFormat.snapshot(from),
              from.text(),
              from.number(),
              from.one() != 0,
              from.bytes());
      case DELETE_SNAPSHOTS -> new DeleteSnapshots(from.text(), FieldFormat.range(from));
      case SET_MEMBERS -> new SetMembers(FieldFormat.texts(from));
      case CHANGE_MEMBERS -> new ChangeMembers(from.longNumber(), FieldFormat.texts(from));
      case BEGIN_RESTORE -> new BeginRestore(from.text(), from.longNumber());
      case RESTORE_EVENTS -> new RestoreEvents(from.text(), from.text(), FieldFormat.events(from));
      case END_RESTORE -> new EndRestore(from.text(), FieldFormat.numbers(from));
      default -> throw new MalformedException("type " + type + " is not known here");
    };
  }
}
