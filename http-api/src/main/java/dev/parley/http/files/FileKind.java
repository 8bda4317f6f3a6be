package dev.parley.http.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What there is at a path. */
enum FileKind {
  REGULAR,
  FOLDER,
  SPECIAL;

  static FileKind of(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isDirectory()) {
      return FOLDER;
    }
    return attributes.isRegularFile() ? REGULAR : SPECIAL;
  }
}
