package dev.parley.journal.membership;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file {@code identity.json} in a journal's folder. It is replaced as a whole: after a crash
 * there is the old one or the new one.
 */
public final class IdentityFile {
  private static final String NAME = "identity.json";
  private static final String UNFINISHED = "identity.json.new";
  // Made by file systems and by a crash while the file was written, not by a replica.
  private static final List<String> NO_DATA = List.of(UNFINISHED, "lost+found");

  private final Path folder;

  private IdentityFile(Path folder) {
    this.folder = folder;
  }

  /**
   * @param folder the journal's; it need not exist
   */
  public static IdentityFile in(Path folder) {
    return new IdentityFile(folder);
  }

  public Path path() {
    return folder.resolve(NAME);
  }

  /**
   * What the folder holds, for this master of this cluster.
   *
   * @throws IOException if the folder cannot be read
   */
  public OwnData read(String cluster, String master) throws IOException {
    if (!Files.exists(path())) {
      return isEmpty() ? new OwnData.Nothing() : new OwnData.Unusable(withoutIdentity());
    }
    ReplicaIdentity identity;
    try {
      identity = IdentityFormat.parse(Files.readString(path()));
    } catch (IdentityFormat.UnreadableException e) {
      return new OwnData.Unusable(path() + " " + e.getMessage() + wayOut());
    }
    if (!identity.cluster().equals(cluster)) {
      return new OwnData.Unusable(belongs("cluster", identity.cluster(), cluster));
    }
    if (!identity.name().equals(master)) {
      return new OwnData.Unusable(belongs("master", identity.name(), master));
    }
    ReplicaFiles files = ReplicaFiles.of(folder, identity.groupId());
    // Ratis would begin an empty log, and vote as if it had never promised anything.
    if (identity.started() && identity.restoreFrom().isEmpty() && !files.exist()) {
      return new OwnData.Unusable(
          String.format(
              "%s says that the log of this master is in %s, but it is not there:%s",
              path(), files.folder(), wayOut()));
    }
    return new OwnData.Known(identity, Optional.empty());
  }

  /**
   * Writes it; the identity is on the disk when this returns.
   *
   * @throws IOException if it cannot be written; the old file is then as it was
   */
  public void write(ReplicaIdentity identity) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = folder.resolve(UNFINISHED);
    byte[] text = IdentityFormat.render(identity).getBytes(StandardCharsets.UTF_8);
    try (FileChannel file =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(text);
      while (rest.hasRemaining()) {
        file.write(rest);
      }
      file.force(true);
    }
    Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
    // The folder itself may be new; without this its name can be gone after a power failure.
    Path above = folder.toAbsolutePath().getParent();
    if (above != null) {
      sync(above);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private boolean isEmpty() throws IOException {
    if (!Files.isDirectory(folder)) {
      return !Files.exists(folder);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> NO_DATA.contains(String.valueOf(entry.getFileName())));
    }
  }

  private String withoutIdentity() {
    return "the journal's folder "
        + folder
        + " is not empty, but has no "
        + NAME
        + ": what is in it cannot be trusted to be complete:"
        + wayOut();
  }

  private String belongs(String what, String found, String expected) {
    return String.format(
        "%s belongs to %s '%s', and this is %s '%s': correct the configuration, choose another"
            + " --work-dir, or move %s away to start empty",
        path(), what, found, what, expected, folder);
  }

  private String wayOut() {
    return " move "
        + folder
        + " away and start again: if other masters hold the journal, this one gets it from them";
  }
}
