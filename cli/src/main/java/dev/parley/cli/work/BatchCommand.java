package dev.parley.cli.work;

import dev.parley.cli.client.MasterUrl;
import dev.parley.cli.work.batch.Batches;
import dev.parley.cli.work.batch.Template;
import dev.parley.cli.work.cluster.Target;
import dev.parley.cli.work.options.DurationConverter;
import dev.parley.cli.work.options.TaskNames;
import dev.parley.cli.work.options.TaskOptions;
import dev.parley.frameworks.commands.JobRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Runs a command for each line of an input: xargs or GNU parallel over the cluster. */
@Command(
    name = "batch",
    description = {
      "Run a command for each line of the input, each as a task on the cluster.",
      "",
      "{} anywhere in the command stands for the line; without it, the line becomes the last"
          + " argument. As with xargs -d '\\n', a line is taken as it is: blanks and quotes mean"
          + " nothing, and an empty line is an item too.",
      "",
      "The tasks' output appears in the order of the input, what failed ones said on standard error."
          + " They run in the folder you are in, if their agents have it, and else in their"
          + " sandboxes; --cwd and --sandbox-cwd say otherwise. Ctrl-C kills them all.",
      "",
      "With --output-dir, the outputs are kept there too: 000001.out, .err and .exit for the first"
          + " line, and so on, and what became of each in manifest.jsonl. With --resume, lines that"
          + " are done there are not run again, and their output is shown from there."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all tasks exited with 0",
      "1:a task failed, or the batch could not be run",
      "2:the arguments make no sense",
      "130, 143:it was interrupted by Ctrl-C or SIGTERM"
    })
public final class BatchCommand implements Callable<Integer> {
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Mixin private MasterUrl master = new MasterUrl();
  @Mixin private TaskOptions task = new TaskOptions();

  @Option(
      names = "--local",
      description = "Run it on a cluster of its own in this process, just for this batch.")
  private boolean local;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Read the lines from a file instead of standard input.")
  private @Nullable Path input;

  @Option(
      names = {"-0", "--null"},
      description = "Items end in NUL instead of a line feed, as find -print0 writes them.")
  private boolean nul;

  @Option(
      names = "--retries",
      paramLabel = "N",
      defaultValue = "0",
      description = "How often a failed task is tried again. Default: ${DEFAULT-VALUE}")
  private int retries;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Kill a task that takes longer, as in 10m; it has failed. Default: never")
  private @Nullable Duration timeout;

  @Option(
      names = "--kill-grace",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      defaultValue = "3s",
      description = "How long a task may take to end once told to. Default: ${DEFAULT-VALUE}")
  private Duration grace = Duration.ofSeconds(3);

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description = "Keep each task's output and exit code here.")
  private @Nullable Path outputDir;

  @Option(
      names = "--resume",
      description = "Go on with the batch whose results are in --output-dir.")
  private boolean resume;

  @Parameters(
      arity = "1..*",
      paramLabel = "CMD",
      description = "The command, and its arguments, with {} where the line goes.")
  private List<String> words = new ArrayList<>();

  /** What comes after the command is the command's, even without {@code --} before it. */
  @Spec
  void useSpec(CommandLine.Model.CommandSpec given) {
    spec = given;
    given.parser().stopAtPositional(true);
  }

  @Override
  public Integer call() throws IOException {
    checkFolder();
    Batches.Plan plan =
        new Batches.Plan(
            () -> local ? Target.embedded() : Target.at(master),
            task.framework("batch " + TaskNames.of(words)),
            new Template(words),
            task::command,
            task.resources(),
            rules(),
            Optional.ofNullable(outputDir),
            nul ? '\0' : '\n');
    InputStream in = open();
    try {
      return Batches.run(plan, in);
    } finally {
      if (input != null) {
        in.close();
      }
    }
  }

  private JobRules rules() {
    if (retries < 0) {
      throw refused("--retries must be 0 or more, not " + retries);
    }
    JobRules rules = JobRules.DEFAULT.withRetries(retries).withKillGrace(grace);
    return timeout == null ? rules : rules.withTimeout(timeout);
  }

  private void checkFolder() {
    if (outputDir == null) {
      if (resume) {
        throw refused("--resume needs the --output-dir of the batch to go on with");
      }
    } else if (!resume && Batches.hasResults(outputDir)) {
      throw refused(
          "--output-dir "
              + outputDir
              + " has the results of a batch: add --resume to go on with it, or name another folder");
    }
  }

  private InputStream open() throws IOException {
    if (input == null) {
      return System.in;
    }
    if (!Files.isReadable(input) || Files.isDirectory(input)) {
      throw refused("--input " + input + ": there is no such file, or it cannot be read");
    }
    return Files.newInputStream(input);
  }

  private ParameterException refused(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
