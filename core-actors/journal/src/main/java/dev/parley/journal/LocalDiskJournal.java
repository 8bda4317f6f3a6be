package dev.parley.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The configuration of a journal on one node's own disk, every write of which is on the disk before
 * it is acknowledged. What was written there, only that node can read.
 */
public final class LocalDiskJournal {
  private LocalDiskJournal() {}

  /**
   * Settings that make Akka Persistence keep its events below {@code folder}, which is made if
   * needed.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public static Config in(Path folder) {
    try {
      // LevelDB makes its own folder, but none above it.
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the journal's folder " + folder, e);
    }
    return ConfigFactory.parseMap(
        Map.of(
            "akka.persistence.journal.plugin",
            "akka.persistence.journal.leveldb",
            "akka.persistence.journal.leveldb.dir",
            folder.resolve("events").toString(),
            "akka.persistence.journal.leveldb.fsync",
            true,
            // A replay that does not add up stops with an error; nothing is silently left out.
            "akka.persistence.journal.leveldb.replay-filter.mode",
            "fail",
            // A slow disk makes a write wait; a breaker would make it fail, and others with it.
            "akka.persistence.journal.leveldb.circuit-breaker.call-timeout",
            "1h",
            "akka.persistence.journal.leveldb.circuit-breaker.max-failures",
            1_000_000,
            "akka.persistence.snapshot-store.plugin",
            "akka.persistence.snapshot-store.local",
            "akka.persistence.snapshot-store.local.dir",
            folder.resolve("snapshots").toString()),
        "the journal on the local disk");
  }
}
