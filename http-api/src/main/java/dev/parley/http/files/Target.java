package dev.parley.http.files;

import java.nio.file.Path;

/** Where a requested path leads. */
sealed interface Target {

  /**
   * To something that exists below a root.
   *
   * @param root real: no symbolic link in it
   * @param below relative to the root, without symbolic links; empty for the root itself
   */
  record Inside(Path root, Path below) implements Target {
    Path absolute() {
      return below.toString().isEmpty() ? root : root.resolve(below);
    }
  }

  /** To nothing that may be known of. */
  record Absent() implements Target {}

  /** Out of its root. */
  record Outside() implements Target {}

  /** To something that this process may not look at. */
  record Forbidden() implements Target {}
}
