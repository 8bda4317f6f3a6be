package dev.parley.tests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the rules look: the classes of all modules, read once, and the checkout. */
final class Parley {
  /** The main classes of all modules, as they are on this test's class path. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/tests/"))
          .importPackages("dev.parley");

  private Parley() {}

  /** The root of the checkout. */
  static Path root() {
    Path dir = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(dir.resolve("mvnw"))) {
      Path parent = dir.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "not in a checkout of Parley: " + Path.of("").toAbsolutePath());
      }
      dir = parent;
    }
    return dir;
  }
}
