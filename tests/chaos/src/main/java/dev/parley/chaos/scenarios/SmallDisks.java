package dev.parley.chaos.scenarios;

import dev.parley.chaos.net.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Disks of a few megabytes for nodes, and what fills them up. Not thread-safe. */
final class SmallDisks implements AutoCloseable {
  private static final String BALLAST = "ballast";

  private final List<Path> mounted = new ArrayList<>();

  /** Gives a node that does not run a small disk, with what it had before on it. */
  void give(Path folder, int mib) throws IOException {
    Path old = folder.resolveSibling(folder.getFileName() + "-before");
    Files.move(folder, old);
    Files.createDirectory(folder);
    Commands.run("mount -t tmpfs -o size=" + mib + "m chaos " + folder);
    mounted.add(folder);
    Commands.run("cp -a " + old + "/. " + folder);
  }

  /** Takes away all the room that is left on it. */
  void fill(Path folder) {
    Path ballast = folder.resolve(BALLAST);
    byte[] piece = new byte[64 * 1024];
    try (var out = Files.newOutputStream(ballast)) {
      while (folder.toFile().getUsableSpace() > 0) {
        out.write(piece);
      }
    } catch (IOException e) {
      if (!Files.exists(ballast)) {
        throw new UncheckedIOException(e);
      }
      // There was no room for the last piece, which is what was wanted.
    }
  }

  /** There is room again on all of them. */
  void release() throws IOException {
    for (Path folder : mounted) {
      Files.deleteIfExists(folder.resolve(BALLAST));
    }
  }

  /** Takes the disks away, with all that is on them. */
  @Override
  public void close() throws IOException {
    for (Path folder : mounted) {
      Commands.run("umount -l " + folder);
    }
    mounted.clear();
  }
}
