package dev.parley.http.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The folders that may be looked into, and the names by which Mesos calls some of them. Nothing
 * outside of them is touched: whether it exists cannot be found out from the replies. Thread-safe.
 */
public final class FileTree {
  private final Supplier<List<Path>> roots;
  private final Supplier<Map<String, Path>> aliases;

  /**
   * @param roots absolute; asked anew for each request
   * @param aliases absolute paths that stand for folders below the roots; asked anew too
   */
  public FileTree(Supplier<List<Path>> roots, Supplier<Map<String, Path>> aliases) {
    this.roots = roots;
    this.aliases = aliases;
  }

  /** Looks at the file system: may block. */
  Target find(String requested) throws IOException {
    Path path;
    try {
      path = Path.of(withoutAlias(requested));
    } catch (InvalidPathException e) {
      return new Target.Absent();
    }
    // Without dots before anything is looked at. Where a folder before a ".." is a link this is
    // another path than the system's, but one below the same root.
    Path plain = path.normalize();
    Optional<Path> root =
        roots().stream().filter(plain::startsWith).max(Comparator.comparingInt(Path::getNameCount));
    if (root.isEmpty()) {
      return climbsAboveRoot(path, plain) ? new Target.Outside() : new Target.Absent();
    }
    try {
      return LinkWalk.walk(root.get(), root.get().relativize(plain));
    } catch (AccessDeniedException e) {
      return new Target.Forbidden();
    }
  }

  /** A path out of a root to a folder above it, which everybody knows to exist. */
  private boolean climbsAboveRoot(Path path, Path plain) {
    return roots().stream().anyMatch(path::startsWith)
        && roots().stream().anyMatch(root -> root.startsWith(plain));
  }

  private List<Path> roots() {
    return roots.get().stream().map(root -> root.toAbsolutePath().normalize()).toList();
  }

  private String withoutAlias(String requested) {
    return aliases.get().entrySet().stream()
        .filter(e -> (requested + "/").startsWith(e.getKey() + "/"))
        .findFirst()
        .map(e -> e.getValue() + requested.substring(e.getKey().length()))
        .orElse(requested);
  }
}
