package dev.parley.journal.store;

import dev.parley.journal.command.JournalCommand.BeginRestore;
import dev.parley.journal.command.JournalCommand.EndRestore;
import dev.parley.journal.command.JournalCommand.RestoreEvents;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.records.EventRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an empty store is filled from a backup. Parts of snapshots and members are taken meanwhile,
 * nothing else. Guarded by the store's lock.
 */
final class RestoreRules {
  private final StoreState state;

  RestoreRules(StoreState state) {
    this.state = state;
  }

  Change begin(long index, BeginRestore begin) {
    if (state.restore.is(begin.restore())) {
      return Change.done(index);
    }
    if (!state.all().isEmpty() || !state.restore.equals(Restore.NEVER)) {
      return Change.refused(Reason.NOT_EMPTY, "a restore needs an empty store");
    }
    state.restore = new Restore(begin.restore(), begin.claimBase(), false);
    return Change.done(index);
  }

  Change add(long index, RestoreEvents restore) {
    String id = restore.persistenceId();
    List<EventRecord> events = restore.events();
    if (!state.restore.is(restore.restore())) {
      return notThisOne(restore.restore());
    }
    if (!WriteRights.isInOrder(events)) {
      return Change.refused(Reason.OUT_OF_SEQUENCE, "events of " + id + " are not in order");
    }
    long highest = state.of(id).rights.highest();
    long first = events.get(0).sequenceNr();
    long last = events.get(events.size() - 1).sequenceNr();
    if (last <= highest) {
      return Change.done(index);
    }
    if (!state.restore.isUnderWay() || (highest > 0 && first != highest + 1)) {
      return Change.refused(
          Reason.OUT_OF_SEQUENCE, id + " is restored up to " + highest + ", not to " + (first - 1));
    }
    Kept kept = state.keep(id);
    if (highest == 0) {
      kept.deletedTo = first - 1;
    }
    kept.rights = kept.rights.reaching(last);
    kept.events.add(events);
    return Change.added(index, id, events);
  }

  Change end(long index, EndRestore end) {
    if (!state.restore.is(end.restore())) {
      return notThisOne(end.restore());
    }
    if (!state.restore.isUnderWay()) {
      return Change.done(index);
    }
    // In one order on every replica: a map's own order differs between JVMs.
    Map<String, Long> all = new TreeMap<>(end.highestSequenceNrs());
    for (Map.Entry<String, Long> one : all.entrySet()) {
      long highest = state.of(one.getKey()).rights.highest();
      if (highest != 0 && highest != one.getValue()) {
        return Change.refused(
            Reason.OUT_OF_SEQUENCE,
            one.getKey() + " is restored up to " + highest + ", not to " + one.getValue());
      }
    }
    all.forEach(this::reach);
    state.restore = state.restore.ended();
    return Change.done(index);
  }

  /** Events that the older group had deleted: their numbers are not given again. */
  private void reach(String persistenceId, long highest) {
    Kept kept = state.keep(persistenceId);
    if (kept.rights.highest() == 0) {
      kept.rights = kept.rights.reaching(highest);
      kept.deletedTo = kept.rights.highest();
    }
  }

  private Change notThisOne(String restore) {
    return Change.refused(
        Reason.NOT_EMPTY, restore + " is not the restore of this store: " + state.restore.id());
  }
}
