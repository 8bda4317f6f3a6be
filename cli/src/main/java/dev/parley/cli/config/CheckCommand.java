package dev.parley.cli.config;

import dev.parley.cli.problems.ExitCodes;
import dev.parley.config.ConfigCheck;
import dev.parley.config.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley config check}. */
@Command(
    name = "check",
    description = {
      "Find all that is wrong with a configuration file, without starting anything.",
      "Exits with 2 if anything is."
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "As for --config of a master or an agent.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Problem> problems = ConfigCheck.check(file);
    problems.forEach(problem -> out.println(line(problem)));
    if (problems.isEmpty()) {
      out.println(file + " is valid");
    }
    out.flush();
    return problems.isEmpty() ? ExitCodes.OK : ExitCodes.USAGE;
  }

  /** The place first, as compilers have it, so that editors can jump there. */
  private static String line(Problem problem) {
    return problem.where().map(where -> where + ": ").orElse("")
        + problem.key()
        + ": "
        + problem.what();
  }
}
