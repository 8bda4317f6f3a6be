package dev.parley.cli.task;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.state.TaskEntry;
import dev.parley.cli.work.output.AgentFiles;
import dev.parley.cli.work.output.RemoteFile;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what a task writes, byte for byte. */
@Command(name = "logs", description = "Print what a task writes to its standard output.")
public final class LogsCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

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
    RemoteFile file =
        new AgentFiles(client)
            .of(
                new AgentId(found.agentId()),
                new FrameworkId(found.frameworkId()),
                new TaskId(found.id()),
                stderr ? "stderr" : "stdout");
    TaskOutput output = new TaskOutput(client, found, file);
    if (follow) {
      output.follow(System.out, () -> Thread.sleep(BETWEEN_LOOKS.toMillis()));
    } else if (!output.print(System.out)) {
      throw absent(found);
    }
    return ExitCodes.OK;
  }

  private static CommandFailedException absent(TaskEntry task) {
    return new CommandFailedException(
        task.hasEnded()
            ? "task " + task.id() + " has no files: it never ran, or its agent has deleted them"
            : "task " + task.id() + " has no files yet, it is " + task.state() + ": -f waits");
  }
}
