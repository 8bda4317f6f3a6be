package dev.parley.cli.journal;

import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.problems.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley journal backup}. */
@Command(
    name = "backup",
    description = {
      "Save all that a master's replica of the log holds.",
      "Masters go on meanwhile. The file is checked, and is there only if it is whole."
    })
final class BackupCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private MasterUrl master = new MasterUrl();

  @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    String contents = WholeFile.write(file, master.client().journal()::backup, BackupCheck::check);
    Objects.requireNonNull(spec).commandLine().getOut().println(file + ": " + contents);
    return ExitCodes.OK;
  }
}
