package dev.parley.journal.store;

import dev.parley.journal.records.EventRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one captured state: the tails, and what is left of files that are mostly deleted, into a
 * new file of events; waiting parts of snapshots into files of their own; then the manifest. Until
 * the last step nothing has happened: a crash or an error leaves the flush before it. Used once, by
 * one thread, without the store's lock.
 */
final class Flush {
  private final Capture capture;
  private final StoreFolder folder;
  private final Pace pace;
  private final List<Path> begun = new ArrayList<>();
  private final Map<String, List<Run>> runs = new HashMap<>();
  private final Map<String, Long> flushedTo = new HashMap<>();
  private final List<FlushResult.Part> parts = new ArrayList<>();
  private final List<StoreFile> snapshotFiles = new ArrayList<>();

  Flush(Capture capture, StoreFolder folder, Pace pace) {
    this.capture = capture;
    this.folder = folder;
    this.pace = pace;
  }

  /**
   * @param files of events of the last flush
   */
  FlushResult run(List<StoreFile> files, Rewriting rewriting) throws IOException {
    try {
      List<StoreFile> alive = rewriting.alive(files);
      Set<Path> gone = rewriting.chosen(alive);
      List<StoreFile> stay = new ArrayList<>();
      alive.stream().filter(file -> !gone.contains(file.path())).forEach(stay::add);
      if (!gone.isEmpty() || capture.kept().values().stream().anyMatch(k -> !k.tail().isEmpty())) {
        stay.add(writeEvents(gone));
      }
      Map<String, Manifest.One> kept = new HashMap<>();
      for (Map.Entry<String, Capture.One> one : capture.kept().entrySet()) {
        SnapshotShelf shelf = writeParts(one.getKey(), one.getValue().shelf());
        shelf.uploads().forEach(upload -> snapshotFiles.addAll(upload.flushed()));
        kept.put(
            one.getKey(),
            new Manifest.One(one.getValue().rights(), one.getValue().deletedTo(), shelf));
      }
      return new FlushResult(manifest(stay, kept), List.copyOf(stay), runs, flushedTo, gone, parts);
    } catch (IOException | RuntimeException e) {
      removeBegun(e);
      throw e;
    }
  }

  private Flushed manifest(List<StoreFile> eventFiles, Map<String, Manifest.One> kept)
      throws IOException {
    begin(folder.unfinished(folder.manifest(capture.index())));
    StoreFile manifest =
        new ManifestFile(folder)
            .write(
                new Manifest(
                    capture.term(),
                    capture.index(),
                    capture.restore(),
                    capture.members(),
                    eventFiles,
                    kept),
                pace);
    List<StoreFile> all = new ArrayList<>(eventFiles);
    all.addAll(snapshotFiles);
    all.add(manifest);
    return new Flushed(capture.term(), capture.index(), List.copyOf(all));
  }

  private StoreFile writeEvents(Set<Path> gone) throws IOException {
    Path path = begin(folder.newEvents());
    try (EventFileOutput out = new EventFileOutput(path, pace)) {
      for (Map.Entry<String, Capture.One> entry : capture.kept().entrySet()) {
        String id = entry.getKey();
        List<Run> written = new ArrayList<>();
        for (Run run : entry.getValue().runs()) {
          if (gone.contains(run.file())) {
            written.add(rewrite(id, run, entry.getValue().deletedTo(), out));
          }
        }
        List<EventRecord> tail = entry.getValue().tail();
        if (!tail.isEmpty()) {
          long first = tail.get(0).sequenceNr();
          out.begin(id, first, tail.size());
          for (EventRecord event : tail) {
            out.add(event.data());
          }
          written.add(out.end());
          flushedTo.put(id, first + tail.size() - 1);
        }
        if (!written.isEmpty()) {
          runs.put(id, written);
        }
      }
      return out.finish();
    }
  }

  private static Run rewrite(String id, Run run, long deletedTo, EventFileOutput out)
      throws IOException {
    long first = Math.max(run.first(), deletedTo + 1);
    out.begin(id, first, (int) (run.last() - first + 1));
    try (EventFileInput in = EventFileInput.open(run, first)) {
      for (long number = first; number <= run.last(); number++) {
        out.add(in.event(id, number));
      }
    }
    return out.end();
  }

  private SnapshotShelf writeParts(String id, SnapshotShelf before) throws IOException {
    SnapshotShelf shelf = before;
    for (Upload upload : before.uploads().toList()) {
      List<byte[]> waiting = upload.waiting();
      if (!waiting.isEmpty()) {
        Path path = begin(folder.newSnapshot());
        StoreFile file = SnapshotFiles.write(path, pace, upload.parts() - waiting.size(), waiting);
        parts.add(new FlushResult.Part(id, upload.id(), waiting.size(), file));
        shelf = shelf.flushed(upload.id(), waiting.size(), file);
      }
    }
    return shelf;
  }

  private Path begin(Path file) {
    begun.add(file);
    return file;
  }

  /**
   * A full disk gets its space back at once. The manifest goes first: while it is there, nothing
   * that it names may go. When the store is being closed, another one may already be in the folder.
   */
  private void removeBegun(Exception cause) {
    if (!pace.isStopped() && isRemoved(folder.manifest(capture.index()), cause)) {
      begun.forEach(file -> isRemoved(file, cause));
    }
  }

  private static boolean isRemoved(Path file, Exception cause) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      cause.addSuppressed(e);
      return false;
    }
  }
}
