package dev.parley.journal.command;

import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.util.List;
import java.util.Map;

/**
 * What the group of replicas agrees on, one entry of its log each. Each may be applied twice when
 * its sender could not know whether the first one arrived; the second changes nothing and is
 * answered as the first was. A copy of what was applied under a claim that has been superseded
 * since is refused: its sender recovers afresh, and finds what there is.
 */
public sealed interface JournalCommand {

  /**
   * Somebody is about to recover this persistence id and to write it from then on. From this entry
   * on, appends under an older claim are refused. Answered with {@link JournalReply.Claimed}; the
   * claim is the entry's index in the log plus the store's claim base, so it grows for ever.
   *
   * @param claimant unique to this attempt
   */
  record Claim(String persistenceId, String claimant) implements JournalCommand {}

  /**
   * Writes events, all or none. Refused under a claim that is not the newest of this persistence
   * id, by another writer than the first that wrote under this claim, and when the first number is
   * not the next one.
   *
   * @param writer the incarnation that writes
   * @param events in order, at least one
   */
  record Append(String persistenceId, long claim, String writer, List<EventRecord> events)
      implements JournalCommand {
    public Append {
      events = List.copyOf(events);
    }
  }

  /**
   * Forgets all events up to this number, as far as they are written. The numbers are never given
   * again. The sender names a number that it knows to be written: with a greater one a late copy
   * would forget what came in between.
   */
  record DeleteEvents(String persistenceId, long toSequenceNr) implements JournalCommand {}

  /**
   * A part of a snapshot, in order from 0. With the last part the snapshot is there as a whole;
   * until then nobody sees it. Part 0 discards an earlier, incomplete upload of the same
   * persistence id.
   *
   * @param upload unique to this attempt; a part of another attempt than the one begun last is
   *     refused
   */
  @SuppressWarnings("ArrayRecordComponent")
  record SnapshotPart(SnapshotRef snapshot, String upload, int part, boolean last, byte[] data)
      implements JournalCommand {}

  /**
   * Forgets the snapshots in this range. The sender's range ends where its knowledge does: a late
   * copy of an open one would forget what came in between.
   */
  record DeleteSnapshots(String persistenceId, SnapshotRange range) implements JournalCommand {}

  /**
   * Says who may be a replica of this group, names with their addresses, {@code host:port}, whoever
   * may be now. Comes with a backup; and from versions that knew no {@link ChangeMembers}.
   */
  record SetMembers(Map<String, String> members) implements JournalCommand {
    public SetMembers {
      members = Map.copyOf(members);
    }
  }

  /**
   * Changes who may be a replica of this group. Refused if the table is not that of this revision
   * any more, so that a late copy undoes nothing that was decided since.
   *
   * @param revision of the table that this was decided on, see {@link
   *     dev.parley.journal.records.MembersTable}
   */
  record ChangeMembers(long revision, Map<String, String> members) implements JournalCommand {
    public ChangeMembers {
      members = Map.copyOf(members);
    }
  }

  /**
   * The first entry of a group that continues an older one from a backup. Only in an empty store.
   * Until {@link EndRestore}, events of the restore, parts of snapshots and members are taken, and
   * nothing else.
   *
   * @param claimBase added to the log index of every later claim, so that claims go on growing
   */
  record BeginRestore(String restore, long claimBase) implements JournalCommand {}

  /** Events of the older group, in order; they need no claim, and may begin beyond 1. */
  record RestoreEvents(String restore, String persistenceId, List<EventRecord> events)
      implements JournalCommand {
    public RestoreEvents {
      events = List.copyOf(events);
    }
  }

  /**
   * Closes the restore: from here on the store takes other commands again.
   *
   * @param highestSequenceNrs of every persistence id, also of those whose events are deleted
   */
  record EndRestore(String restore, Map<String, Long> highestSequenceNrs)
      implements JournalCommand {
    public EndRestore {
      highestSequenceNrs = Map.copyOf(highestSequenceNrs);
    }
  }
}
