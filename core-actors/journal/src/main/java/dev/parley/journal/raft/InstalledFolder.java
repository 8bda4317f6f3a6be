package dev.parley.journal.raft;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of the store when Ratis has put one from the leader in its place, or was interrupted
 * while it did so: it writes the new one below {@code tmp}, renames the old one to {@code sm.tmp}
 * and a date, renames the new one to {@code sm} and deletes the old one.
 */
final class InstalledFolder {
  private static final String STORE = "sm";
  private static final String OLD = STORE + ".tmp";
  private static final String DIGEST = ".md5";

  private InstalledFolder() {}

  /** Makes sure that what Ratis has received is on disk; it does not do so itself. */
  static void settle(Path store) throws IOException {
    for (Path path : list(store)) {
      if (path.getFileName().toString().endsWith(DIGEST)) {
        Files.delete(path);
      } else if (Files.isRegularFile(path)) {
        sync(path);
      }
    }
    sync(store);
    Path group = store.getParent();
    if (group != null) {
      sync(group);
    }
  }

  /** Before a start: completes or undoes what was interrupted, and removes what is left of it. */
  static void repair(Path group) throws IOException {
    if (!Files.isDirectory(group)) {
      return;
    }
    Path store = group.resolve(STORE);
    for (Path path : list(group)) {
      if (path.getFileName().toString().startsWith(OLD)) {
        if (Files.exists(store)) {
          delete(path);
        } else {
          Files.move(path, store);
        }
      }
    }
    delete(group.resolve("tmp"));
    if (Files.isDirectory(store)) {
      settle(store);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
