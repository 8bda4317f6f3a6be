package dev.parley.cli.work.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/**
 * The files that are there wherever Parley is: of a checkout its sources, of a distribution its
 * libraries and, because these are few, those of the Java that runs it.
 */
final class OwnFiles {
  /** The images of a Java have more, and are no fun to watch. */
  private static final long LARGEST = 16L * 1024 * 1024;

  private OwnFiles() {}

  static FoundFiles.Scope scope() {
    Optional<Path> home = distribution();
    Optional<Path> checkout = home.flatMap(OwnFiles::checkout);
    List<Path> folders =
        checkout
            .map(List::of)
            .orElseGet(
                () -> home.map(dist -> List.of(dist, java())).orElseGet(() -> List.of(java())));
    return new FoundFiles.Scope(folders, checkout.isPresent(), LARGEST);
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Above the folder with the libraries. */
  private static Optional<Path> distribution() {
    CodeSource source = OwnFiles.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path library = Path.of(source.getLocation().toURI());
      return Optional.ofNullable(library.getParent()).map(Path::getParent);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The checkout that a distribution was built in, or that has the compiled classes. */
  private static Optional<Path> checkout(Path distribution) {
    Path folder = distribution;
    for (int i = 0; i < 4 && folder != null; i++) {
      if (Files.exists(folder.resolve("pom.xml")) && Files.exists(folder.resolve("cli/pom.xml"))) {
        return Optional.of(folder);
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }
}
