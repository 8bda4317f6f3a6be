package dev.parley.cli.masters;

import dev.parley.cli.journal.StoppedMaster;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.journal.offline.Recovery;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley masters recover}: offline, for when most masters' disks are lost. */
@Command(
    name = "recover",
    description = {
      "Begin the group anew from what one stopped master has.",
      "For when most masters have lost their disks for good. What those agreed on without this one is",
      "lost too. So do this only if they will not come back, and on the master whose data reaches",
      "furthest: the masters that refuse to start name it. Its files as they were are kept beside",
      "the new ones."
    },
    footer = {
      "",
      "Example:",
      "  parley masters recover --name m2 --host 10.0.0.2 --work-dir /var/lib/m2 \\",
      "    --yes-i-lost-the-majority"
    })
final class RecoverCommand implements Callable<Integer> {
  private static final String CONSENT = "--yes-i-lost-the-majority";

  @Spec private @Nullable CommandSpec spec;

  @Mixin private StoppedMaster master = new StoppedMaster();

  @Option(
      names = CONSENT,
      description = "Without this nothing is done: it gives up what the lost masters knew.")
  private boolean consent;

  @Override
  public Integer call() throws IOException {
    if (!consent) {
      throw new CommandFailedException(
          ExitCodes.USAGE,
          "nothing was done: this gives up all that the other masters agreed on without this one;"
              + " say "
              + CONSENT
              + " if they will not come back");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    master.locked(
        stopped -> Recovery.recover(stopped, Instant.now()).lines().forEach(out::println));
    out.flush();
    return ExitCodes.OK;
  }
}
