package dev.parley.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete the arguments of {@code parley}. */
@Command(
    name = "completion",
    description = {
      "Print a script for bash and zsh that completes arguments.",
      "Use it with: source <(parley completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine own = Objects.requireNonNull(spec).commandLine();
    CommandLine parley = Objects.requireNonNull(own.getParent());
    own.getOut().print(AutoComplete.bash("parley", parley));
    own.getOut().flush();
    return 0;
  }
}
