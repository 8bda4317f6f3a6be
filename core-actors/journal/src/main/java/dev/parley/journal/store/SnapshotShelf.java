package dev.parley.journal.store;

import dev.parley.journal.command.JournalCommand.SnapshotPart;
import dev.parley.journal.records.SnapshotRange;
import dev.parley.journal.records.SnapshotRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one persistence id, and the one that is being uploaded. Immutable; the same on
 * every replica.
 *
 * @param complete in no order, one of each sequence number
 * @param open the upload begun last, if it is not complete
 * @param ended uploads that are complete or were discarded, the newest last: late copies of their
 *     parts must neither bring a deleted snapshot back nor discard a newer upload
 */
record SnapshotShelf(List<Upload> complete, @Nullable Upload open, List<Ended> ended) {
  static final SnapshotShelf EMPTY = new SnapshotShelf(List.of(), null, List.of());

  private static final int REMEMBERED_UPLOADS = 8;

  /** An upload to which no part can be added any more. */
  record Ended(String upload, boolean complete) {}

  /** What becomes of a part. */
  enum Fate {
    /** It is added. */
    NEXT,
    /** A copy of it was added earlier. */
    REPEATED,
    /** It does not continue the upload begun last. */
    REFUSED
  }

  Fate fateOf(SnapshotPart part) {
    Optional<Ended> past = ended.stream().filter(e -> e.upload().equals(part.upload())).findFirst();
    if (past.isPresent()) {
      return past.get().complete() ? Fate.REPEATED : Fate.REFUSED;
    }
    if (open == null || !open.id().equals(part.upload())) {
      return part.part() == 0 ? Fate.NEXT : Fate.REFUSED;
    }
    if (!open.snapshot().equals(part.snapshot()) || part.part() > open.parts()) {
      return Fate.REFUSED;
    }
    return part.part() == open.parts() ? Fate.NEXT : Fate.REPEATED;
  }

  /** With a part whose fate is {@link Fate#NEXT}. */
  SnapshotShelf with(SnapshotPart part) {
    boolean begins = part.part() == 0;
    List<Ended> ends = begins && open != null ? ended(open.id(), false) : ended;
    Upload before = begins || open == null ? Upload.begin(part.snapshot(), part.upload()) : open;
    Upload now = before.with(part.data());
    if (!part.last()) {
      return new SnapshotShelf(complete, now, ends);
    }
    List<Upload> all = new ArrayList<>(complete);
    all.removeIf(u -> u.snapshot().sequenceNr() == now.snapshot().sequenceNr());
    all.add(now);
    return new SnapshotShelf(
        List.copyOf(all), null, new SnapshotShelf(complete, null, ends).ended(now.id(), true));
  }

  SnapshotShelf without(SnapshotRange range) {
    Predicate<Upload> stays = upload -> !range.contains(upload.snapshot());
    return new SnapshotShelf(complete.stream().filter(stays).toList(), open, ended);
  }

  /** After a flush wrote parts of an upload, if that is still here. */
  SnapshotShelf flushed(String upload, int count, StoreFile file) {
    UnaryOperator<Upload> update = one -> one.id().equals(upload) ? one.flushed(count, file) : one;
    return new SnapshotShelf(
        complete.stream().map(update).toList(), open == null ? null : update.apply(open), ended);
  }

  /** All uploads of which there are bytes. */
  Stream<Upload> uploads() {
    return Stream.concat(complete.stream(), Stream.ofNullable(open));
  }

  Optional<Upload> newest(SnapshotRange range) {
    return complete.stream()
        .filter(upload -> range.contains(upload.snapshot()))
        .max(Comparator.comparingLong(upload -> upload.snapshot().sequenceNr()));
  }

  Optional<Upload> of(SnapshotRef snapshot) {
    return complete.stream().filter(upload -> upload.snapshot().equals(snapshot)).findFirst();
  }

  private List<Ended> ended(String upload, boolean complete) {
    List<Ended> all = new ArrayList<>(ended);
    if (all.size() == REMEMBERED_UPLOADS) {
      all.remove(0);
    }
    all.add(new Ended(upload, complete));
    return List.copyOf(all);
  }
}
