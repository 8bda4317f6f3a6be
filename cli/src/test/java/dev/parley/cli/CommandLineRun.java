package dev.parley.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One command run in this process, with what it wrote. */
public record CommandLineRun(int exitCode, String out, String err) {

  public static CommandLineRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine parley = ParleyCommandLine.create();
    parley.setOut(new PrintWriter(out, true));
    parley.setErr(new PrintWriter(err, true));
    int exitCode = parley.execute(args);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
