package dev.parley.cli.work.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files below some folders that can be counted, in the order of their names, and how many there
 * are that cannot.
 */
record FoundFiles(List<Entry> files, Map<Skipped, Integer> skipped) {

  /** A file as it was when it was found, to tell if it changes meanwhile. */
  record Entry(Path path, long size, FileTime modified) {
    boolean isUnchanged() {
      try {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return now.size() == size && now.lastModifiedTime().equals(modified);
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** Why something is left out. */
  enum Skipped {
    LINK("symbolic links"),
    SPECIAL("special files"),
    UNREADABLE("unreadable"),
    LARGE("large files"),
    NAME("names that are no text");

    private final String text;

    Skipped(String text) {
      this.text = text;
    }
  }

  /**
   * What to look at.
   *
   * @param ownFiles whether to leave out what builds and tools make: hidden folders, {@code target}
   * @param largest in bytes; larger ones are left out
   */
  record Scope(List<Path> folders, boolean ownFiles, long largest) {}

  static FoundFiles in(Scope scope) throws IOException {
    Walk walk = new Walk(scope);
    for (Path folder : scope.folders()) {
      Files.walkFileTree(folder.toAbsolutePath().normalize(), walk);
    }
    walk.files.sort(Comparator.comparing(Entry::path));
    return new FoundFiles(walk.files, walk.skipped);
  }

  long bytes() {
    return files.stream().mapToLong(Entry::size).sum();
  }

  /** {@code ", without 2 symbolic links"}; empty if nothing is left out. */
  String leftOut() {
    return skipped.isEmpty()
        ? ""
        : skipped.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().text)
            .collect(Collectors.joining(", ", ", without ", ""));
  }

  /** Follows no links, so that no file is met twice and none outside. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Entry> files = new ArrayList<>();
    private final Map<Skipped, Integer> skipped = new EnumMap<>(Skipped.class);
    private final Scope scope;

    Walk(Scope scope) {
      this.scope = scope;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean made = name.startsWith(".") || name.equals("target");
      boolean top = scope.folders().contains(folder);
      return scope.ownFiles() && made && !top
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        skip(Skipped.LINK);
      } else if (!attributes.isRegularFile()) {
        skip(Skipped.SPECIAL);
      } else if (!Files.isReadable(file)) {
        skip(Skipped.UNREADABLE);
      } else if (attributes.size() > scope.largest()) {
        skip(Skipped.LARGE);
      } else if (!canBeNamed(file)) {
        skip(Skipped.NAME);
      } else {
        files.add(new Entry(file, attributes.size(), attributes.lastModifiedTime()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      skip(Skipped.UNREADABLE);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      if (failure != null) {
        skip(Skipped.UNREADABLE);
      }
      return FileVisitResult.CONTINUE;
    }

    /** Names of files are bytes, and arguments of tasks are text. */
    private static boolean canBeNamed(Path file) {
      String name = file.toString();
      try {
        return name.indexOf('\uFFFD') < 0 && Path.of(name).equals(file);
      } catch (InvalidPathException e) {
        return false;
      }
    }

    private void skip(Skipped why) {
      skipped.merge(why, 1, Integer::sum);
    }
  }
}
