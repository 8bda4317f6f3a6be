package dev.parley.agent.container;

import dev.parley.agent.core.ContainerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The containers of which an earlier JVM left a folder. */
final class Leftovers {
  private Leftovers() {}

  static List<ContainerId> in(Path containersFolder) {
    try (Stream<Path> folders = Files.list(containersFolder)) {
      return folders.map(f -> new ContainerId(f.getFileName().toString())).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + containersFolder + ": " + e.getMessage(), e);
    }
  }
}
