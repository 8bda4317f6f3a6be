package dev.parley.journal.store;

import dev.parley.journal.command.JournalReply.Claimed;
import dev.parley.journal.records.ByteSink;
import dev.parley.journal.records.ByteSource;
import dev.parley.journal.records.SnapshotRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The bytes of the parts of a {@link Manifest}. */
final class KeptFormat {
  private final StoreFolder folder;

  KeptFormat(StoreFolder folder) {
    this.folder = folder;
  }

  void files(List<StoreFile> files, ByteSink to) {
    to.number(files.size());
    for (StoreFile file : files) {
      to.text(String.valueOf(file.path().getFileName()));
      to.number(file.size());
      to.bytes(file.md5());
    }
  }

  List<StoreFile> files(ByteSource from) {
    return list(
        from, () -> new StoreFile(folder.file(from.text()), from.longNumber(), from.bytes()));
  }

  void rights(WriteRights rights, ByteSink to) {
    to.number(rights.highest());
    maybe(rights.writer(), to);
    to.number(rights.claims().size());
    for (WriteRights.Granted granted : rights.claims()) {
      to.text(granted.claimant());
      to.number(granted.reply().claim());
      to.number(granted.reply().highestSequenceNr());
      to.number(granted.reply().index());
    }
  }

  WriteRights rights(ByteSource from) {
    long highest = from.longNumber();
    String writer = maybe(from);
    List<WriteRights.Granted> claims =
        list(
            from,
            () ->
                new WriteRights.Granted(
                    from.text(),
                    new Claimed(from.longNumber(), from.longNumber(), from.longNumber())));
    return new WriteRights(claims, writer, highest);
  }

  void shelf(SnapshotShelf shelf, ByteSink to) {
    to.number(shelf.complete().size());
    shelf.complete().forEach(upload -> upload(upload, to));
    to.one(shelf.open() == null ? 0 : 1);
    if (shelf.open() != null) {
      upload(shelf.open(), to);
    }
    to.number(shelf.ended().size());
    for (SnapshotShelf.Ended ended : shelf.ended()) {
      to.text(ended.upload());
      to.one(ended.complete() ? 1 : 0);
    }
  }

  SnapshotShelf shelf(String persistenceId, ByteSource from) {
    List<Upload> complete = list(from, () -> upload(persistenceId, from));
    Upload open = from.one() == 0 ? null : upload(persistenceId, from);
    return new SnapshotShelf(
        complete, open, list(from, () -> new SnapshotShelf.Ended(from.text(), from.one() != 0)));
  }

  private void upload(Upload upload, ByteSink to) {
    to.number(upload.snapshot().sequenceNr());
    to.number(upload.snapshot().timestampMillis());
    to.text(upload.id());
    to.number(upload.parts());
    files(upload.flushed(), to);
  }

  private Upload upload(String persistenceId, ByteSource from) {
    return new Upload(
        new SnapshotRef(persistenceId, from.longNumber(), from.longNumber()),
        from.text(),
        from.number(),
        files(from),
        List.of());
  }

  private static <T> List<T> list(ByteSource from, Supplier<T> one) {
    List<T> list = new ArrayList<>();
    for (int left = from.number(); left > 0; left--) {
      list.add(one.get());
    }
    return List.copyOf(list);
  }

  private static void maybe(@Nullable String text, ByteSink to) {
    to.one(text == null ? 0 : 1);
    if (text != null) {
      to.text(text);
    }
  }

  private static @Nullable String maybe(ByteSource from) {
    return from.one() == 0 ? null : from.text();
  }
}
