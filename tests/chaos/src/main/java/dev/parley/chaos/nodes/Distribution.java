package dev.parley.chaos.nodes;

import dev.parley.chaos.net.Commands;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the build has put together for users, from which nodes are started as users do. */
final class Distribution {
  private Distribution() {}

  /**
   * The folder with {@code bin} and {@code lib}.
   *
   * @throws IOException telling what to do, if it has not been built
   */
  static Path folder() throws IOException {
    Path folder = root().resolve("cli/target/dist");
    if (!Files.isExecutable(folder.resolve("bin/parley"))) {
      throw new IOException(folder + " is not there: run ./mvnw package first");
    }
    return folder;
  }

  /** Makes what the first node's start would make in the background, before time counts. */
  static void prepare() throws IOException {
    Commands.run(List.of("env", "PARLEY_ARCHIVE=now", folder().resolve("bin/parley").toString()));
  }

  /** Where the classes of this module are. */
  static Path ownClasses() throws IOException {
    try {
      return Path.of(
          Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Path root() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IOException("run this from within a checkout");
      }
    }
    return folder;
  }
}
