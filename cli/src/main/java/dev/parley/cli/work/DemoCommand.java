package dev.parley.cli.work;

import dev.parley.cli.work.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a cluster at work, also while masters die, and checks what it does. */
@Command(
    name = "demo",
    description = {
      "Show a cluster at work, and what it takes: start three masters and three agents as processes"
          + " of their own on this machine, count the lines, words and bytes of a few hundred files"
          + " and their SHA-256 on them, and compare that with the same computed here.",
      "",
      "Half-way the leading master is killed (SIGKILL): running tasks go on, and the batch is"
          + " completed under the next one. Then a second master is killed: without a majority the"
          + " last one is in safe mode, where tasks go on and none is started, until the second one"
          + " is started again. In the end everything is stopped, and the times are shown.",
      "",
      "It takes about a minute on two cores. All data are in a temporary folder, which goes at the"
          + " end; only after a failure it stays, for its logs. Ctrl-C ends all that was started."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well, and the results are right",
      "1:something did not",
      "2:the arguments make no sense",
      "130, 143:it was interrupted by Ctrl-C or SIGTERM"
    })
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder whose files are counted. Default: Parley's own files")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    if (folder != null && !(Files.isDirectory(folder) && Files.isReadable(folder))) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "DIR " + folder + ": there is no such folder, or it cannot be read");
    }
    return Demo.run(Optional.ofNullable(folder));
  }
}
