package dev.parley.cli.journal;

import dev.parley.cli.problems.ExitCodes;
import dev.parley.journal.offline.Recovery;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley journal restore}: offline, for a master whose journal is empty. */
@Command(
    name = "restore",
    description = {
      "Have a stopped master begin its group anew from a backup.",
      "Stop all masters, move their journal folders away, and do this on one of them. It founds the",
      "group alone when it is started; the others join as they are started with empty folders.",
      "What was done since the backup was made is not in it. The work folder is made if needed."
    },
    footer = {
      "",
      "Example:",
      "  parley journal restore parley.backup --name m1 --host 10.0.0.1 --work-dir /var/lib/m1"
    })
final class RestoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Made by `parley journal backup`.")
  private Path file = Path.of("");

  @Mixin private StoppedMaster master = new StoppedMaster();

  @Override
  public Integer call() throws IOException {
    String contents = BackupCheck.check(file);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    master.lockedOrNew(
        stopped -> {
          Recovery.restore(stopped, file, Instant.now());
          out.println("master " + stopped.name() + " begins with " + file + " when it is started:");
          out.println("  " + contents);
          out.println("Keep the file where it is until then.");
        });
    out.flush();
    return ExitCodes.OK;
  }
}
