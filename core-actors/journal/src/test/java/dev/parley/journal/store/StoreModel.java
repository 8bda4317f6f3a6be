package dev.parley.journal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.command.JournalReply.Done;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.records.EventRecord;
import dev.parley.journal.records.SnapshotRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a store should hold, said as plainly as possible: in memory, nothing is ever forgotten that
 * copies are recognised by.
 */
final class StoreModel {
  /** One persistence id. */
  static final class One {
    final Map<String, Claimed> claims = new LinkedHashMap<>();
    final Map<Long, String> writers = new HashMap<>();
    final Map<Long, String> writtenBy = new HashMap<>();
    final TreeMap<Long, String> events = new TreeMap<>();
    final Map<SnapshotRef, String> snapshots = new HashMap<>();
    final Map<String, List<String>> uploads = new HashMap<>();
    final Set<String> finished = new HashSet<>();
    Optional<String> upload = Optional.empty();
    long claim = -1;
    long highest;

    Optional<SnapshotRef> newestSnapshot() {
      return snapshots.keySet().stream().max(Comparator.comparingLong(SnapshotRef::sequenceNr));
    }
  }

  final Map<String, One> ones = new TreeMap<>();
  Map<String, String> members = Map.of();
  long revision = -1;

  /** Applies a command; gives the kind of the reply, or what a claim is answered. */
  Object apply(long index, JournalCommand command) {
    if (command instanceof JournalCommand.Claim claim) {
      return claim(index, claim);
    } else if (command instanceof JournalCommand.Append append) {
      return append(append);
    } else if (command instanceof JournalCommand.DeleteEvents delete) {
      Optional.ofNullable(ones.get(delete.persistenceId()))
          .ifPresent(one -> one.events.headMap(delete.toSequenceNr(), true).clear());
    } else if (command instanceof JournalCommand.SnapshotPart part) {
      return part(part);
    } else if (command instanceof JournalCommand.DeleteSnapshots delete) {
      Optional.ofNullable(ones.get(delete.persistenceId()))
          .ifPresent(one -> one.snapshots.keySet().removeIf(delete.range()::contains));
    } else if (command instanceof JournalCommand.SetMembers set) {
      members = set.members();
      revision = members.isEmpty() ? -1 : 0;
    } else if (command instanceof JournalCommand.ChangeMembers change) {
      if (change.revision() != revision) {
        return change.members().equals(members) ? "done" : Reason.MEMBERS_CHANGED;
      }
      members = change.members();
      revision = index;
    }
    return "done";
  }

  /** A reply in the form in which {@link #apply} gives it. */
  static Object kind(JournalReply reply) {
    if (reply instanceof Done) {
      return "done";
    }
    return reply instanceof Refused refused ? refused.reason() : reply;
  }

  private Object claim(long index, JournalCommand.Claim claim) {
    One one = one(claim.persistenceId());
    if (!one.claims.containsKey(claim.claimant())) {
      one.claims.put(claim.claimant(), new Claimed(index, one.highest, index));
      one.claim = index;
    }
    return one.claims.get(claim.claimant());
  }

  private Object append(JournalCommand.Append append) {
    One one = ones.get(append.persistenceId());
    if (one == null || one.claims.isEmpty() || one.claim != append.claim()) {
      return Reason.SUPERSEDED;
    }
    if (!one.writers.getOrDefault(append.claim(), append.writer()).equals(append.writer())) {
      return Reason.OTHER_WRITER;
    }
    String by = append.claim() + append.writer();
    if (append.events().stream().allMatch(e -> by.equals(one.writtenBy.get(e.sequenceNr())))) {
      return "done";
    }
    if (append.events().get(0).sequenceNr() != one.highest + 1) {
      return Reason.OUT_OF_SEQUENCE;
    }
    one.writers.put(append.claim(), append.writer());
    for (EventRecord event : append.events()) {
      one.highest = event.sequenceNr();
      one.writtenBy.put(one.highest, by);
      one.events.put(one.highest, new String(event.data(), UTF_8));
    }
    return "done";
  }

  private Object part(JournalCommand.SnapshotPart part) {
    One one = ones.get(part.snapshot().persistenceId());
    if (one != null && one.finished.contains(part.upload())) {
      return "done";
    }
    boolean current = one != null && one.upload.equals(Optional.of(part.upload()));
    boolean known = one != null && one.uploads.containsKey(part.upload());
    if (!current && (known || part.part() != 0)) {
      return Reason.OTHER_UPLOAD;
    }
    One here = one(part.snapshot().persistenceId());
    here.upload = Optional.of(part.upload());
    List<String> parts = here.uploads.computeIfAbsent(part.upload(), id -> new ArrayList<>());
    if (part.part() > parts.size()) {
      return Reason.OTHER_UPLOAD;
    }
    if (part.part() < parts.size()) {
      return "done";
    }
    parts.add(new String(part.data(), UTF_8));
    if (part.last()) {
      here.upload = Optional.empty();
      here.finished.add(part.upload());
      long number = part.snapshot().sequenceNr();
      here.snapshots.keySet().removeIf(other -> other.sequenceNr() == number);
      here.snapshots.put(part.snapshot(), String.join("", parts));
    }
    return "done";
  }

  private One one(String persistenceId) {
    return ones.computeIfAbsent(persistenceId, id -> new One());
  }
}
