package dev.parley.cli.task;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.client.SandboxClient;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.state.TaskEntry;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a task writes. */
@Command(name = "logs", description = "Print what a task writes to its standard output.")
public final class LogsCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private TaskName task = new TaskName();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the task ends.")
  private boolean follow;

  @Option(names = "--stderr", description = "Its standard error instead.")
  private boolean stderr;

  @Mixin private MasterUrl master = new MasterUrl();

  @Override
  public Integer call() throws InterruptedException {
    MasterClient client = master.client();
    TaskEntry found = task.find(client, entry -> true);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    TaskOutput output =
        new TaskOutput(client, new SandboxClient(client), found, stderr ? "stderr" : "stdout");
    if (follow) {
      output.follow(out, () -> Thread.sleep(BETWEEN_LOOKS.toMillis()));
    } else if (!output.copy(out) && !found.hasEnded()) {
      throw new CommandFailedException(
          "task "
              + found.id()
              + " has no output yet, it is "
              + found.state()
              + ": -f waits for it");
    }
    return ExitCodes.OK;
  }
}
