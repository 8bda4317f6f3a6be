package dev.parley.agent.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only the agent's own account may look into. */
public final class PrivateFolders {
  private PrivateFolders() {}

  /** Makes the folder and those above it, and closes it to others. */
  public static void make(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
