package dev.parley.journal.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes parts of a snapshot into a file. A snapshot has as many files as there were flushes while
 * it was uploaded, so that a file never changes once it is written.
 */
final class SnapshotFiles {
  static final long MAGIC = 0x5041524c45595331L; // "PARLEYS1"

  private SnapshotFiles() {}

  /**
   * @param first number of the first part
   */
  static StoreFile write(Path path, Pace pace, int first, List<byte[]> parts) throws IOException {
    try (PacedFile file = new PacedFile(path, pace)) {
      DataOutputStream out = new DataOutputStream(file);
      out.writeLong(MAGIC);
      for (int i = 0; i < parts.size(); i++) {
        out.writeInt(Checksum.of(first + (long) i, parts.get(i)));
        out.writeInt(parts.get(i).length);
        out.write(parts.get(i));
      }
      return file.finish();
    }
  }
}
