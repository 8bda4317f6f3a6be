package dev.parley.cli.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** A file that is there, on the disk, only once it is known to be whole. */
final class WholeFile {
  private WholeFile() {}

  /** Looks whether a file is whole, and says what is in it. */
  @FunctionalInterface
  interface Check {
    String check(Path file) throws IOException;
  }

  /**
   * Has a file written beside its place, checked, and put there.
   *
   * @return what the check says
   * @throws FileAlreadyExistsException if there is such a file; nothing is written over
   */
  static String write(Path file, Consumer<OutputStream> writer, Check check) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path place = file.toAbsolutePath();
    Path folder = place.resolveSibling("");
    Path part = Files.createTempFile(folder, place.getFileName() + ".", ".part");
    // For Ctrl-C; otherwise it is gone before.
    part.toFile().deleteOnExit();
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        writer.accept(Channels.newOutputStream(channel));
        channel.force(true);
      }
      String contents = check.check(part);
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
      return contents;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
