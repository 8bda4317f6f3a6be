package dev.parley.cli.journal;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.work.terminal.Figures;
import dev.parley.journal.offline.BackupReader;
import dev.parley.journal.offline.DamagedBackupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a backup to its end, where it says whether it is whole. */
final class BackupCheck {
  private BackupCheck() {}

  /**
   * @return what is in it, for people
   * @throws CommandFailedException if it is not a whole backup
   */
  static String check(Path file) throws IOException {
    try {
      BackupReader backup = BackupReader.verify(file);
      return String.format(
          "%s of cluster %s as of %s, with %s events and %d snapshots",
          Figures.bytes(Files.size(file)),
          backup.header().cluster(),
          backup.header().takenAt(),
          Figures.count(backup.totals().events()),
          backup.totals().snapshots());
    } catch (DamagedBackupException damaged) {
      throw new CommandFailedException(String.valueOf(damaged.getMessage()));
    }
  }
}
