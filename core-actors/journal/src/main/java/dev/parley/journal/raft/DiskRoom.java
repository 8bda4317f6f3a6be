package dev.parley.journal.raft;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk has room for the log. Ratis closes itself when it cannot write, so that the
 * replica is stopped before that where possible.
 */
final class DiskRoom {
  private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
  private static final int PROBE_BYTES = 1 << 20;

  /** How much of a disk can be used. */
  @FunctionalInterface
  interface Usable {
    long bytes(Path folder) throws IOException;
  }

  private final Path folder;
  private final long reserve;
  private final Usable usable;

  DiskRoom(Path folder, long reserve, Usable usable) {
    this.folder = folder;
    this.reserve = reserve;
    this.usable = usable;
  }

  static DiskRoom of(ReplicaSettings settings) {
    return new DiskRoom(
        settings.folder(),
        settings.limits().diskReserveBytes(),
        folder -> Files.getFileStore(folder).getUsableSpace());
  }

  /** Whether there is less than the reserve. */
  boolean isShort() {
    return usable() < reserve;
  }

  /** Whether there is enough to go on after it was short, tried with a write. */
  boolean isEnough() {
    return usable() >= 2 * reserve && canWrite();
  }

  boolean canWrite() {
    Path probe = folder.resolve("disk-probe");
    try (FileChannel channel =
        FileChannel.open(
            probe,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      ByteBuffer bytes = ByteBuffer.allocate(PROBE_BYTES);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return true;
    } catch (IOException e) {
      LOG.debug("cannot write {}", probe, e);
      return false;
    }
  }

  String describe() {
    return String.format(
        "%,d MiB usable on the disk of %s, %,d MiB needed",
        usable() >> 20, folder, (2 * reserve) >> 20);
  }

  private long usable() {
    try {
      return usable.bytes(folder);
    } catch (IOException e) {
      LOG.debug("cannot tell the usable space of {}", folder, e);
      // Then writing has to tell.
      return Long.MAX_VALUE;
    }
  }
}
