package dev.parley.benchmarks.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A benchmark's own folder, deleted with all that is in it at the end. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  public TemporaryFolder(String name) throws IOException {
    this.path = Files.createTempDirectory("parley-" + name + "-");
  }

  public Path path() {
    return path;
  }

  /** What the files below a folder hold, in bytes; files may come and go meanwhile. */
  public static long bytesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(TemporaryFolder::bytesOf).sum();
    } catch (UncheckedIOException | NoSuchFileException vanished) {
      return bytesBelow(folder);
    }
  }

  private static long bytesOf(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException vanished) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
