package dev.parley.journal.raft;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real file system of a few megabytes, and what fills it up. Only root can make one. */
final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 16 << 10;

  private final Path folder;
  private final Path ballast;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /** Why none can be made here; empty if one can. */
  static Optional<String> missing(Path scratch) {
    try (SmallDisk tried = at(Files.createDirectories(scratch.resolve("tried")), 1)) {
      return Optional.of(tried).filter(disk -> disk.usable() > 1 << 20).map(disk -> "no tmpfs");
    } catch (IOException e) {
      return Optional.of("a small file system cannot be mounted here: " + e.getMessage());
    }
  }

  static SmallDisk at(Path folder, int mib) throws IOException {
    run("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "small", folder.toString());
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  long usable() {
    return folder.toFile().getUsableSpace();
  }

  /** Takes all but so many bytes. */
  void fillUpTo(long left) {
    try (OutputStream out = Files.newOutputStream(ballast)) {
      byte[] piece = new byte[PIECE];
      while (usable() >= left + PIECE) {
        out.write(piece);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void empty() throws IOException {
    Files.delete(ballast);
  }

  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Takes it away with all that is on it, also while a file of it is open. */
  @Override
  public void close() throws IOException {
    run("umount", "-l", folder.toString());
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
