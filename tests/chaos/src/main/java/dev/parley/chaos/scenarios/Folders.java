package dev.parley.chaos.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The work folders of nodes that do not run. */
final class Folders {
  private Folders() {}

  /** Loses all that is in it. */
  static void empty(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> files = Files.walk(folder)) {
      inside = files.sorted(Comparator.reverseOrder()).filter(f -> !f.equals(folder)).toList();
    }
    for (Path file : inside) {
      Files.delete(file);
    }
  }
}
