package dev.parley.journal.store;

import dev.parley.journal.command.JournalCommand.Append;
import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.records.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may write the events of one persistence id, and which number is the next. Immutable; the same
 * on every replica, since it follows from the log alone.
 *
 * @param claims the newest last; a few older ones are remembered, so that a late copy of one is
 *     answered and deposes nobody
 * @param writer the first that wrote under the newest claim
 * @param highest number ever written
 */
record WriteRights(List<Granted> claims, @Nullable String writer, long highest) {
  static final WriteRights NONE = new WriteRights(List.of(), null, 0);

  private static final int REMEMBERED_CLAIMS = 8;

  /** What a claimant was answered. */
  record Granted(String claimant, Claimed reply) {}

  /** The newest claim, 0 if there is none. */
  long claim() {
    return claims.isEmpty() ? 0 : newest().reply().claim();
  }

  /** What this claimant was answered when it claimed. */
  Optional<Claimed> granted(String claimant) {
    return claims.stream().filter(c -> c.claimant().equals(claimant)).findAny().map(Granted::reply);
  }

  WriteRights grant(String claimant, long claim, long index) {
    List<Granted> all = new ArrayList<>(claims);
    if (all.size() == REMEMBERED_CLAIMS) {
      all.remove(0);
    }
    all.add(new Granted(claimant, new Claimed(claim, highest, index)));
    return new WriteRights(List.copyOf(all), null, highest);
  }

  /** Why these events cannot be written, and were not written by an earlier copy either. */
  Optional<Refused> refusal(Append append) {
    if (claims.isEmpty() || append.claim() != claim()) {
      // Also a copy of what was once written under that claim: its sender recovers, and finds it.
      return refused(Reason.SUPERSEDED, "claim " + append.claim() + ", the newest is " + claim());
    }
    if (writer != null && !writer.equals(append.writer())) {
      return refused(Reason.OTHER_WRITER, writer + " writes under claim " + append.claim());
    }
    if (!isInOrder(append.events()) || !(isNext(append) || isWritten(append))) {
      return refused(Reason.OUT_OF_SEQUENCE, "the next number is " + (highest + 1));
    }
    return Optional.empty();
  }

  /** Whether an earlier copy was applied; only to be asked of what is not refused. */
  boolean isWritten(Append append) {
    List<EventRecord> events = append.events();
    return !claims.isEmpty()
        && writer != null
        && events.get(0).sequenceNr() > newest().reply().highestSequenceNr()
        && events.get(events.size() - 1).sequenceNr() <= highest;
  }

  WriteRights written(Append append) {
    return new WriteRights(claims, append.writer(), highest + append.events().size());
  }

  WriteRights reaching(long sequenceNr) {
    return new WriteRights(claims, writer, Math.max(highest, sequenceNr));
  }

  /** Whether there are events, each with the number after that of the one before. */
  static boolean isInOrder(List<EventRecord> events) {
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).sequenceNr() != events.get(0).sequenceNr() + i) {
        return false;
      }
    }
    return !events.isEmpty() && events.get(0).sequenceNr() > 0;
  }

  private boolean isNext(Append append) {
    return append.events().get(0).sequenceNr() == highest + 1;
  }

  private Granted newest() {
    return claims.get(claims.size() - 1);
  }

  private static Optional<Refused> refused(Reason reason, String message) {
    return Optional.of(new Refused(reason, message));
  }
}
