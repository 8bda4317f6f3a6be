package dev.parley.benchmarks.figures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the figures were measured on. */
public final class Machine {
  private static final int SYNCS = 100;
  private static final int SYNC_BYTES = 4096;

  private Machine() {}

  /** Cores, Java, and the disk below a folder: how long it takes to make a small write durable. */
  public static String describe(Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    return String.format(
        "on %d cores, Java %s, Linux %s, %s on %s%n%s",
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("os.version"),
        disk.type(),
        disk.name(),
        syncs(folder));
  }

  /** The floor of every commit: writes of 4 KiB to the end of a file, each made durable. */
  private static Distribution syncs(Path folder) throws IOException {
    Distribution syncs =
        new Distribution("write and fsync of 4 KiB on this disk, nothing else", "ms");
    Path file = folder.resolve("fsync-probe");
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocateDirect(SYNC_BYTES);
      for (int i = 0; i < SYNCS; i++) {
        long before = System.nanoTime();
        out.write(block.rewind());
        out.force(false);
        syncs.add((System.nanoTime() - before) / 1e6);
      }
    } finally {
      Files.delete(file);
    }
    return syncs;
  }
}
