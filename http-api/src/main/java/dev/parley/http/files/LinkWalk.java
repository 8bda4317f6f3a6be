package dev.parley.http.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows symbolic links, but only as long as they stay below the root: what a task may have linked
 * to elsewhere is not even looked at. Done by hand because {@link Path#toRealPath} looks first and
 * leaves the question for later.
 */
final class LinkWalk {
  /** As many as the system itself would follow. */
  private static final int MOST_LINKS = 40;

  private final Path givenRoot;
  private final Path root;
  private final Deque<Path> ahead = new ArrayDeque<>();
  private Path done = Path.of("");

  private LinkWalk(Path givenRoot, Path root) {
    this.givenRoot = givenRoot;
    this.root = root;
  }

  static Target walk(Path givenRoot, Path below) throws IOException {
    try {
      return new LinkWalk(givenRoot, givenRoot.toRealPath()).go(below);
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      return new Target.Absent(); // no such file, or a file where a folder is asked for
    }
  }

  private Target go(Path below) throws IOException {
    putAhead(below);
    int links = 0;
    while (!ahead.isEmpty()) {
      String name = ahead.pop().toString();
      if (name.equals("..")) {
        if (done.toString().isEmpty()) {
          return new Target.Outside();
        }
        done = done.getNameCount() == 1 ? Path.of("") : done.subpath(0, done.getNameCount() - 1);
      } else if (!name.isEmpty() && !name.equals(".")) {
        Path next = root.resolve(done).resolve(name);
        if (!isLink(next)) {
          done = done.resolve(name);
        } else if (++links > MOST_LINKS || !follow(Files.readSymbolicLink(next))) {
          return new Target.Outside();
        }
      }
    }
    return new Target.Inside(root, done);
  }

  /** Whether the link may be followed. */
  private boolean follow(Path target) {
    if (!target.isAbsolute()) {
      putAhead(target);
      return true;
    }
    for (Path start : new Path[] {root, givenRoot}) {
      if (target.startsWith(start)) {
        done = Path.of("");
        if (target.getNameCount() > start.getNameCount()) {
          putAhead(target.subpath(start.getNameCount(), target.getNameCount()));
        }
        return true;
      }
    }
    return false;
  }

  private void putAhead(Path path) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      ahead.push(path.getName(i));
    }
  }

  private static boolean isLink(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isSymbolicLink();
  }
}
