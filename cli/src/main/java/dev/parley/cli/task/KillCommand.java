package dev.parley.cli.task;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.state.TaskEntry;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks for the end of a task. */
@Command(
    name = "kill",
    description = {
      "End a task.",
      "Its processes are told to end, and killed after their grace period. Returns as soon as that",
      "is under way."
    })
public final class KillCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private TaskName task = new TaskName();

  @Mixin private MasterUrl master = new MasterUrl();

  @Override
  public Integer call() {
    MasterClient client = master.client();
    TaskEntry found = task.find(client, entry -> !entry.hasEnded());
    if (found.hasEnded()) {
      throw new CommandFailedException(
          "task " + found.id() + " has ended already (" + found.state() + ")");
    }
    client.kill(found.id(), Optional.of(found.frameworkId()));
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("task " + found.id() + " is being killed");
    out.flush();
    return ExitCodes.OK;
  }
}
