package dev.parley.journal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of a store's files: {@code manifest-<index>}, {@code events-<number>} and {@code
 * snapshot-<number>}; a number is not given twice while its file exists. Other names are left
 * alone. Used by one thread.
 */
final class StoreFolder {
  // Ratis puts a file with the digest beside each file that it installs.
  private static final Pattern OURS =
      Pattern.compile("(?:manifest-\\d{19}|(?:events|snapshot)-(\\d{1,18}))(?:\\.md5|\\.new)?");

  private final Path path;
  private long next = 1;

  private StoreFolder(Path path) {
    this.path = path;
  }

  static StoreFolder open(Path path) throws IOException {
    StoreFolder folder = new StoreFolder(Files.createDirectories(path).toAbsolutePath());
    for (Path file : folder.files()) {
      folder.skip(file);
    }
    return folder;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  Path newEvents() {
    return path.resolve("events-" + next++);
  }

  Path newSnapshot() {
    return path.resolve("snapshot-" + next++);
  }

  Path manifest(long index) {
    // With leading zeros, so that the names are in the order of the indexes.
    return path.resolve(String.format("manifest-%019d", index));
  }

  /** What a file is called until it is complete. */
  Path unfinished(Path file) {
    return path.resolve(name(file) + ".new");
  }

  /** Complete manifests, the newest last. */
  List<Path> manifests() throws IOException {
    return files().stream()
        .filter(file -> name(file).matches("manifest-\\d{19}"))
        .sorted()
        .toList();
  }

  /** All files of the store, also those that are left from an earlier run. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(file -> OURS.matcher(name(file)).matches()).toList();
    }
  }

  /** Makes new names and removals durable. */
  void force() throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void skip(Path file) {
    Matcher name = OURS.matcher(name(file));
    if (name.matches() && name.group(1) != null) {
      next = Math.max(next, Long.parseLong(name.group(1)) + 1);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
