package dev.parley.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules over the source files of the whole checkout, whatever module they are in. */
class SourceTreeTest {
  private static final int MOST_LINES = 500;
  private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".parley");

  private static final Map<Path, List<String>> MAIN = new TreeMap<>();
  private static final Map<Path, List<String>> TESTS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    Path root = Parley.root();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return NOT_SOURCES.contains(String.valueOf(dir.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path path = root.relativize(file);
            if (path.toString().endsWith(".java")) {
              boolean test = path.startsWith("tests") || path.toString().contains("/src/test/");
              (test ? TESTS : MAIN).put(path, Files.readAllLines(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(MAIN).hasSizeGreaterThan(30);
    assertThat(TESTS).isNotEmpty();
  }

  @Test
  void noFileOfMainCodeIsLongerThanOneSitting() {
    List<Integer> lines =
        MAIN.entrySet().stream()
            .filter(file -> !file.getKey().endsWith("package-info.java"))
            .map(file -> file.getValue().size())
            .sorted()
            .toList();
    System.out.printf(
        "Main code: %d files, median %d lines, longest %d%n",
        lines.size(), lines.get(lines.size() / 2), lines.get(lines.size() - 1));
    assertThat(MAIN)
        .allSatisfy((file, text) -> assertThat(text.size()).isLessThanOrEqualTo(MOST_LINES));
  }

  @Test
  void noTestSleepsInsteadOfWaitingForTheThing() {
    // Spelled in two parts, or this file would be found.
    assertThat(occurrences(TESTS, "Thread" + ".sleep(")).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(occurrences(MAIN, "TO" + "DO")).isEmpty();
    assertThat(occurrences(MAIN, "FIX" + "ME")).isEmpty();
    assertThat(occurrences(TESTS, "@Dis" + "abled")).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<Path> described = MAIN.keySet();
    assertThat(MAIN.keySet())
        .filteredOn(file -> file.toString().contains("/src/main/java/"))
        .allSatisfy(
            file -> assertThat(described).contains(file.resolveSibling("package-info.java")));
  }

  private static List<String> occurrences(Map<Path, List<String>> sources, String text) {
    List<String> found = new ArrayList<>();
    sources.forEach(
        (file, lines) -> {
          for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
              found.add(file + ":" + (i + 1));
            }
          }
        });
    return found;
  }
}
