package dev.parley.journal.offline;

import dev.parley.journal.store.StoreReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** A backup on this machine's disk. */
public final class BackupFile {
  private BackupFile() {}

  /**
   * Writes a backup that is on the disk when this returns, and was read again.
   *
   * @param file that must not exist
   */
  public static BackupReader write(
      StoreReader store, String cluster, long generation, Instant takenAt, Path file)
      throws IOException {
    Path absolute = file.toAbsolutePath();
    try (FileChannel channel =
        FileChannel.open(absolute, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      fill(channel, out -> BackupWriter.write(store, cluster, generation, takenAt, out), absolute);
    }
    Path folder = absolute.getParent();
    if (folder != null) {
      Folders.sync(folder);
    }
    return BackupReader.verify(absolute);
  }

  private interface Filling {
    void into(OutputStream out) throws IOException;
  }

  private static void fill(FileChannel channel, Filling filling, Path file) throws IOException {
    try {
      filling.into(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
      channel.force(true);
    } catch (IOException | RuntimeException e) {
      Files.delete(file);
      throw e;
    }
  }
}
