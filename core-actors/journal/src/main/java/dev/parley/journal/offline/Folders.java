package dev.parley.journal.offline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole. */
final class Folders {
  private Folders() {}

  static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A second folder with the same files, which nobody may write to; takes hardly any room. */
  static void link(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : list(from)) {
      if (Files.isRegularFile(file)) {
        Path twin = to.resolve(from.relativize(file));
        try {
          Files.createLink(twin, file);
        } catch (IOException | UnsupportedOperationException notHere) {
          Files.copy(file, twin);
        }
      }
    }
  }

  /** Whether a server of Ratis, of this process or another, has its storage there open. */
  static boolean isInUse(Path folder) throws IOException {
    Path lock = folder.resolve("in_use.lock");
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      FileLock free = channel.tryLock();
      return free == null;
    } catch (OverlappingFileLockException inThisProcess) {
      return true;
    }
  }

  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
