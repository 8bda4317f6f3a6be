package dev.parley.journal.store;

import dev.parley.journal.command.JournalCommand;
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
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.records.MembersTable;
import java.util.Optional;

/**
 * What a command changes, and what it is answered: no clock, no disk, no chance, and never an
 * exception. Guarded by the store's lock.
 */
final class CommandRules {
  private final StoreState state;
  private final RestoreRules restores;

  CommandRules(StoreState state) {
    this.state = state;
    this.restores = new RestoreRules(state);
  }

  Change apply(long index, JournalCommand command) {
    if (command instanceof SnapshotPart part) {
      return add(index, part);
    } else if (command instanceof SetMembers set) {
      state.members = MembersTable.unchanged(set.members());
      return Change.done(index);
    } else if (command instanceof BeginRestore begin) {
      return restores.begin(index, begin);
    } else if (command instanceof RestoreEvents events) {
      return restores.add(index, events);
    } else if (command instanceof EndRestore end) {
      return restores.end(index, end);
    } else if (state.restore.isUnderWay()) {
      return Change.refused(Reason.NOT_EMPTY, "a restore is under way: " + state.restore.id());
    } else if (command instanceof ChangeMembers change) {
      return change(index, change);
    } else if (command instanceof Append append) {
      return append(index, append);
    } else if (command instanceof Claim claim) {
      return claim(index, claim);
    } else if (command instanceof DeleteEvents delete) {
      return delete(index, delete);
    } else if (command instanceof DeleteSnapshots delete) {
      return delete(index, delete);
    }
    return Change.refused(Reason.UNKNOWN_COMMAND, "no rule for " + command.getClass().getName());
  }

  private Change claim(long index, Claim claim) {
    Kept kept = state.keep(claim.persistenceId());
    Optional<Claimed> earlier = kept.rights.granted(claim.claimant());
    if (earlier.isPresent()) {
      return Change.none(earlier.get());
    }
    kept.rights = kept.rights.grant(claim.claimant(), state.restore.claimBase() + index, index);
    return Change.none(kept.rights.granted(claim.claimant()).orElseThrow());
  }

  private Change append(long index, Append append) {
    Kept kept = state.of(append.persistenceId());
    Optional<Refused> refusal = kept.rights.refusal(append);
    if (refusal.isPresent()) {
      return Change.none(refusal.get());
    }
    if (kept.rights.isWritten(append)) {
      return Change.done(index);
    }
    kept.rights = kept.rights.written(append);
    kept.events.add(append.events());
    return Change.added(index, append.persistenceId(), append.events());
  }

  private Change delete(long index, DeleteEvents delete) {
    Kept kept = state.of(delete.persistenceId());
    long to = Math.min(delete.toSequenceNr(), kept.rights.highest());
    kept.deletedTo = Math.max(kept.deletedTo, to);
    kept.events.deleteTo(kept.deletedTo);
    return Change.done(index);
  }

  private Change add(long index, SnapshotPart part) {
    String id = part.snapshot().persistenceId();
    SnapshotShelf shelf = state.of(id).shelf;
    return switch (shelf.fateOf(part)) {
      case NEXT -> {
        state.keep(id).shelf = shelf.with(part);
        yield Change.done(index);
      }
      case REPEATED -> Change.done(index);
      case REFUSED ->
          Change.refused(
              Reason.OTHER_UPLOAD, "part " + part.part() + " does not continue the newest upload");
    };
  }

  private Change change(long index, ChangeMembers change) {
    if (change.revision() == state.members.revision()) {
      state.members = new MembersTable(index, change.members());
      return Change.done(index);
    }
    return change.members().equals(state.members.addresses())
        ? Change.done(index)
        : Change.refused(
            Reason.MEMBERS_CHANGED,
            "the members have changed: their revision is " + state.members.revision());
  }

  private Change delete(long index, DeleteSnapshots delete) {
    Kept kept = state.of(delete.persistenceId());
    kept.shelf = kept.shelf.without(delete.range());
    return Change.done(index);
  }
}
