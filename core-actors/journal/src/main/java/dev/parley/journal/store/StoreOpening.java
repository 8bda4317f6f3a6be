package dev.parley.journal.store;

import dev.parley.journal.store.EventFileInput.Block;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Opens a folder from its newest manifest, and reads every byte that is named there: damage is
 * found now, and not when this replica's copy is needed. Everything is forced to the disk once
 * more, since Ratis does not do that with the files it installs.
 */
final class StoreOpening {
  private final Manifest manifest;
  private final Path path;
  private final Map<String, Kept> kept = new TreeMap<>();
  private final List<StoreFile> files = new ArrayList<>();

  private StoreOpening(Manifest manifest, Path path) {
    this.manifest = manifest;
    this.path = path;
  }

  static Opened open(Path path) throws IOException {
    StoreFolder folder = StoreFolder.open(path);
    List<Path> manifests = folder.manifests();
    if (manifests.isEmpty()) {
      return new Opened(folder, StoreState.empty(), Flushed.NOTHING, List.of());
    }
    Path newest = manifests.get(manifests.size() - 1);
    ManifestFile file = new ManifestFile(folder);
    Opened opened = new StoreOpening(file.read(newest), newest).read(folder, file.of(newest));
    folder.force();
    return opened;
  }

  private Opened read(StoreFolder folder, StoreFile self) throws IOException {
    manifest.kept().forEach((id, one) -> kept.put(id, new Kept(one)));
    for (StoreFile file : manifest.eventFiles()) {
      check(file);
      readEvents(file);
    }
    for (Map.Entry<String, Kept> one : kept.entrySet()) {
      readSnapshots(one.getValue().shelf);
      checkWhole(one.getKey(), one.getValue());
    }
    check(self);
    return new Opened(
        folder,
        new StoreState(kept, manifest.members(), manifest.restore()),
        new Flushed(manifest.term(), manifest.index(), List.copyOf(files)),
        manifest.eventFiles());
  }

  private void readEvents(StoreFile file) throws IOException {
    try (EventFileInput in = EventFileInput.open(file)) {
      in.magic();
      while (!in.atEnd()) {
        Block block = in.block();
        Kept one = kept.get(block.persistenceId());
        if (one == null) {
          throw new DamagedStoreException(
              path,
              "it does not know " + block.persistenceId() + ", which " + file.path() + " holds");
        }
        one.events.written(List.of(run(in, file, block)), Set.of(), 0, one.deletedTo);
      }
    }
  }

  private static Run run(EventFileInput in, StoreFile file, Block block) throws IOException {
    int[] offsets = new int[block.count() + 1];
    for (int i = 0; i < block.count(); i++) {
      offsets[i] = Math.toIntExact(in.position());
      in.event(block.persistenceId(), block.first() + i);
    }
    offsets[block.count()] = Math.toIntExact(in.position());
    return new Run(file.path(), block.first(), offsets);
  }

  private void readSnapshots(SnapshotShelf shelf) throws IOException {
    for (Upload upload : shelf.uploads().toList()) {
      for (StoreFile file : upload.flushed()) {
        check(file);
      }
      try (SnapshotStream in = SnapshotStream.open(upload)) {
        in.transferTo(OutputStream.nullOutputStream());
        if (in.parts() != upload.parts()) {
          throw new DamagedStoreException(
              path,
              in.parts() + " parts are there of " + upload.parts() + " of " + upload.snapshot());
        }
      }
    }
  }

  private void checkWhole(String id, Kept one) throws DamagedStoreException {
    if (!one.events.isWhole(one.deletedTo, one.rights.highest())) {
      throw new DamagedStoreException(
          path,
          String.format(
              "not all events of %s from %d to %d are in the files it names",
              id, one.deletedTo + 1, one.rights.highest()));
    }
  }

  private void check(StoreFile file) throws IOException {
    if (!Files.exists(file.path())) {
      throw new DamagedStoreException(file.path(), "it is missing");
    }
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      if (channel.size() != file.size()) {
        throw new DamagedStoreException(
            file.path(), "it has " + channel.size() + " bytes instead of " + file.size());
      }
      channel.force(true);
    }
    files.add(file);
  }
}
