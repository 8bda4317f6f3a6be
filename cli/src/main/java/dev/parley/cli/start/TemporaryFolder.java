package dev.parley.cli.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that goes with the command that made it. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  /** Deletes it with all that is in it; follows no links. */
  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException incomplete) {
      System.err.println("parley: not all of " + folder + " could be deleted: " + incomplete);
    }
  }
}
