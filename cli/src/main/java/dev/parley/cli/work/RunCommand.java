package dev.parley.cli.work;

import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.work.cluster.Target;
import dev.parley.cli.work.options.DurationConverter;
import dev.parley.cli.work.options.TaskNames;
import dev.parley.cli.work.options.TaskOptions;
import dev.parley.cli.work.run.Runner;
import dev.parley.frameworks.commands.Job;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.CommandSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one command as a task, as if it ran here. */
@Command(
    name = "run",
    description = {
      "Run a command as a task on the cluster: its output is shown as it comes, and its exit code is"
          + " that of this command.",
      "",
      "The task runs in the folder you are in, if its agent has it, and else in its sandbox; --cwd"
          + " and --sandbox-cwd say otherwise. Ctrl-C kills it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "n:the command's own",
      "128+n:a signal ended the command",
      "127:the command could not be started",
      "1:it was not run, or did not end by itself",
      "2:the arguments make no sense",
      "130, 143:it was interrupted by Ctrl-C or SIGTERM"
    })
public final class RunCommand implements Callable<Integer> {
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Mixin private MasterUrl master = new MasterUrl();
  @Mixin private TaskOptions task = new TaskOptions();

  @Option(
      names = "--local",
      description = "Run it on a cluster of its own in this process, just for this command.")
  private boolean local;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the task is called. Default: as its program")
  private @Nullable String name;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Give up if it cannot be started for so long, as in 30s. Default: never")
  private @Nullable Duration patience;

  @Option(
      names = "--kill-grace",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "3s",
      description = "How long it may take to end once it is told to. Default: ${DEFAULT-VALUE}")
  private Duration grace = Duration.ofSeconds(3);

  @Parameters(arity = "1..*", paramLabel = "CMD", description = "The command, and its arguments.")
  private List<String> words = new ArrayList<>();

  /** What comes after the command is the command's, even without {@code --} before it. */
  @Spec
  void useSpec(CommandLine.Model.CommandSpec given) {
    spec = given;
    given.parser().stopAtPositional(true);
  }

  @Override
  public Integer call() throws IOException {
    String called = name == null ? TaskNames.of(words) : name;
    Job job = new Job(1, new TaskId(TaskNames.unique(called)), called, task.resources(), command());
    return Runner.run(
        () -> local ? Target.embedded() : Target.at(master),
        task.framework("run " + called),
        job,
        grace,
        Optional.ofNullable(patience));
  }

  private CommandSpec command() {
    try {
      return task.command(words);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "CMD: " + e.getMessage());
    }
  }
}
