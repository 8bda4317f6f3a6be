package dev.parley.http.files;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Opens what {@link FileTree} found, folder by folder, without following a single link: a task that
 * puts a link in the place of a folder after the finding gains nothing by it.
 */
final class NoLinks {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private NoLinks() {}

  /** What to do at a path. */
  @FunctionalInterface
  private interface AtPath<T> {
    T run(Path path) throws IOException;
  }

  /** What to do in the folder that has the file. */
  @FunctionalInterface
  private interface InFolder<T> {
    T run(SecureDirectoryStream<Path> folder, Path name) throws IOException;
  }

  static SeekableByteChannel open(Target.Inside file) throws IOException {
    return reach(
        file,
        path -> Files.newByteChannel(path, READ),
        (folder, name) -> folder.newByteChannel(name, READ));
  }

  static List<String> names(Target.Inside folder) throws IOException {
    return reach(
        folder,
        NoLinks::namesIn,
        (parent, name) -> {
          try (DirectoryStream<Path> entries =
              parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            return names(entries);
          }
        });
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return names(entries);
    }
  }

  private static List<String> names(DirectoryStream<Path> entries) {
    List<String> names = new ArrayList<>();
    entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    return names;
  }

  /**
   * @param plain for roots themselves, which are trusted, and for systems that cannot do better
   */
  private static <T> T reach(Target.Inside target, AtPath<T> plain, InFolder<T> secure)
      throws IOException {
    if (target.below().toString().isEmpty()) {
      return plain.run(target.root());
    }
    try (DirectoryStream<Path> top = Files.newDirectoryStream(target.root())) {
      return top instanceof SecureDirectoryStream<Path> folder
          ? descend(folder, target.below(), secure)
          : plain.run(target.absolute());
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // How the JDK tells of a link in the place of a file, and of nothing else when it opens one.
      FileSystemException link =
          new FileSystemException(target.absolute().toString(), null, e.getMessage());
      link.initCause(e);
      throw link;
    }
  }

  private static <T> T descend(SecureDirectoryStream<Path> folder, Path below, InFolder<T> action)
      throws IOException {
    if (below.getNameCount() == 1) {
      return action.run(folder, below);
    }
    try (SecureDirectoryStream<Path> next =
        folder.newDirectoryStream(below.getName(0), LinkOption.NOFOLLOW_LINKS)) {
      return descend(next, below.subpath(1, below.getNameCount()), action);
    }
  }
}
