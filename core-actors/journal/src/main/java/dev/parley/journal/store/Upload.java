package dev.parley.journal.store;

import dev.parley.journal.records.SnapshotRef;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a snapshot as far as they have come. Immutable.
 *
 * @param id of the attempt, unique
 * @param parts how many have come
 * @param flushed the files with the first parts, in order
 * @param waiting the parts after those, which are in memory until the next flush
 */
record Upload(
    SnapshotRef snapshot, String id, int parts, List<StoreFile> flushed, List<byte[]> waiting) {

  static Upload begin(SnapshotRef snapshot, String id) {
    return new Upload(snapshot, id, 0, List.of(), List.of());
  }

  Upload with(byte[] part) {
    List<byte[]> all = new ArrayList<>(waiting);
    all.add(part);
    return new Upload(snapshot, id, parts + 1, flushed, all);
  }

  /** After the first {@code count} of the waiting parts were written into a file. */
  Upload flushed(int count, StoreFile file) {
    List<StoreFile> files = new ArrayList<>(flushed);
    files.add(file);
    List<byte[]> left = List.copyOf(waiting.subList(count, waiting.size()));
    return new Upload(snapshot, id, parts, List.copyOf(files), left);
  }
}
