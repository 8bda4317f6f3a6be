package dev.parley.journal.offline;

import dev.parley.journal.command.JournalCommand;
import dev.parley.journal.command.JournalCommand.BeginRestore;
import dev.parley.journal.command.JournalReply;
import dev.parley.journal.command.JournalReply.Reason;
import dev.parley.journal.command.JournalReply.Refused;
import dev.parley.journal.group.JournalGroup;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Puts a backup into an empty group, one command after the other. If that is cut short the group is
 * of no use: it refuses all else, and is to be founded anew.
 */
public final class Restore {
  private Restore() {}

  /** How far a restore has come: commands of the backup that are committed, of all. */
  public record Progress(long done, long all) {}

  /**
   * Restores in the caller's thread, and waits for as long as the group has no majority.
   *
   * @param backup that is known to be whole: nothing is committed of a damaged one
   * @throws RestoreRefusedException if the group is not empty
   * @throws IOException if the file cannot be read any more
   */
  public static void into(JournalGroup group, BackupReader backup, Consumer<Progress> progress)
      throws RestoreRefusedException, IOException, InterruptedException {
    BackupHeader header = backup.header();
    JournalReply begun = commit(group, new BeginRestore(header.restoreId(), header.claimBase()));
    if (begun instanceof Refused refused) {
      throw new RestoreRefusedException(
          backup.file()
              + " is not restored: "
              + refused.message()
              + (refused.reason() == Reason.NOT_EMPTY
                  ? ", and this group has data already. Stop all masters, move their journal folders"
                      + " away, and run `parley journal restore` on one of them"
                  : ""));
    }
    Steps steps = new Steps(group, backup, progress);
    try {
      backup.forEach(steps::commit);
    } catch (StoppedException e) {
      e.rethrow();
    }
  }

  private static JournalReply commit(JournalGroup group, JournalCommand command)
      throws InterruptedException {
    try {
      return group.submit(command).toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the group cannot restore: " + e.getCause(), e.getCause());
    }
  }

  private static final class Steps {
    private final JournalGroup group;
    private final BackupReader backup;
    private final Consumer<Progress> progress;
    private long done;

    Steps(JournalGroup group, BackupReader backup, Consumer<Progress> progress) {
      this.group = group;
      this.backup = backup;
      this.progress = progress;
    }

    void commit(JournalCommand command) throws StoppedException {
      JournalReply reply;
      try {
        reply = Restore.commit(group, command);
      } catch (InterruptedException e) {
        throw new StoppedException(e);
      }
      if (reply instanceof Refused refused) {
        throw new StoppedException(
            new RestoreRefusedException(
                String.format(
                    "%s is restored in part only, %d of %d commands: %s. Move the journal's folder"
                        + " away and restore again",
                    backup.file(), done, backup.totals().commands(), refused.message())));
      }
      done++;
      progress.accept(new Progress(done, backup.totals().commands()));
    }
  }

  /** Brings what is not about the file through the file's reader. */
  private static final class StoppedException extends IOException {
    private static final long serialVersionUID = 1L;

    StoppedException(Exception why) {
      super(why);
    }

    void rethrow() throws RestoreRefusedException, InterruptedException {
      if (getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (getCause() instanceof RestoreRefusedException refused) {
        throw refused;
      }
      throw new IllegalStateException(getCause());
    }
  }
}
