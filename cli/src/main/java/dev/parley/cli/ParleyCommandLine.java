package dev.parley.cli;

import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.problems.Problems;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Puts the command line together: how arguments are read, and that whatever goes wrong ends in one
 * line and an exit code.
 */
public final class ParleyCommandLine {
  private ParleyCommandLine() {}

  /** Writes to standard output and error as they are now, unless told otherwise. */
  public static CommandLine create() {
    CommandLine parley = new CommandLine(new ParleyCommand());
    parley.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    parley.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    parley.setCaseInsensitiveEnumValuesAllowed(true);
    // A command's own arguments may begin with @.
    parley.setExpandAtFiles(false);
    parley.setParameterExceptionHandler(ParleyCommandLine::misused);
    parley.setExecutionExceptionHandler(ParleyCommandLine::failed);
    return parley;
  }

  /** Runs one command, and returns how the process is to exit. */
  static int run(String... args) {
    CommandLine parley = create();
    try {
      return parley.execute(args);
    } catch (Error fatal) {
      // The library hands on only exceptions; without memory, or with half a class path, this much
      // can still be said.
      return report(fatal, parley);
    }
  }

  private static int misused(ParameterException refused, String[] args) {
    CommandLine command = refused.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("parley: " + UsageText.line(refused));
    err.flush();
    return ExitCodes.USAGE;
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    return report(failure, command);
  }

  private static int report(Throwable failure, CommandLine command) {
    Problems.Outcome outcome = Problems.of(failure);
    PrintWriter err = command.getErr();
    outcome.message().lines().forEach(line -> err.println("parley: " + line));
    if (root(command).debug()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return outcome.exitCode();
  }

  private static ParleyCommand root(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root.getCommand();
  }
}
