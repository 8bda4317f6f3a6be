package dev.parley.journal.offline;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.EndRestore;
import dev.parley.journal.command.JournalCommand.RestoreEvents;
import dev.parley.journal.command.JournalCommand.SetMembers;
import dev.parley.journal.command.JournalCommand.SnapshotPart;
import java.util.HashMap;
import java.util.Map;

/** Counts what a backup holds, and finds what a store would refuse in the middle of a restore. */
final class BackupContents {
  private final Map<String, Long> last = new HashMap<>();
  private long commands;
  private long events;
  private long snapshots;
  private long ids = -1;
  private int parts;

  void accept(JournalCommand command) throws DamagedBackupException {
    commands++;
    if (command instanceof RestoreEvents restore) {
      long before = last.getOrDefault(restore.persistenceId(), 0L);
      for (var event : restore.events()) {
        must(before == 0 || event.sequenceNr() == before + 1, "events are not in order");
        before = event.sequenceNr();
      }
      last.put(restore.persistenceId(), before);
      events += restore.events().size();
    } else if (command instanceof SnapshotPart part) {
      must(part.part() == parts, "the parts of a snapshot are not in order");
      parts = part.last() ? 0 : parts + 1;
      snapshots += part.last() ? 1 : 0;
    } else if (command instanceof EndRestore end) {
      must(ids < 0 && parts == 0, "it ends twice, or within a snapshot");
      must(
          last.entrySet().stream()
              .allMatch(e -> e.getValue().equals(end.highestSequenceNrs().get(e.getKey()))),
          "its highest numbers are not those of its events");
      ids = end.highestSequenceNrs().size();
    } else {
      must(command instanceof SetMembers && ids >= 0, "it has a command that restores nothing");
    }
  }

  BackupTotals totals() {
    return new BackupTotals(commands, ids, events, snapshots);
  }

  private static void must(boolean right, String otherwise) throws DamagedBackupException {
    if (!right) {
      throw new DamagedBackupException("is damaged: " + otherwise);
    }
  }
}
