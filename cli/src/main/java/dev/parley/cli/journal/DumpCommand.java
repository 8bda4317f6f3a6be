package dev.parley.cli.journal;

import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.problems.ExitCodes;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley journal dump}. */
@Command(
    name = "dump",
    description = {
      "Print the events of the registry, each as a line of JSON.",
      "Older events are gone once a snapshot covers them. Exits with 1 if it cannot print all."
    })
final class DumpCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private MasterUrl master = new MasterUrl();

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "The number of the event to begin with. Default: the oldest there is.")
  private long from = 1;

  @Override
  public Integer call() {
    CommandSpec own = Objects.requireNonNull(spec);
    if (from < 1) {
      throw new ParameterException(own.commandLine(), "--from: " + from + ": expected 1 or more");
    }
    PrintWriter out = own.commandLine().getOut();
    try {
      master.client().journal().dump(from, new Lines(out));
    } catch (UncheckedIOException notPrinted) {
      if (!(notPrinted.getCause() instanceof Lines.NobodyReadsException)) {
        throw notPrinted;
      }
    }
    out.flush();
    return ExitCodes.OK;
  }
}
