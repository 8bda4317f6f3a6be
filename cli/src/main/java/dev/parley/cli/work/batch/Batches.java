package dev.parley.cli.work.batch;

import dev.parley.cli.work.cluster.Interruption;
import dev.parley.cli.work.cluster.Opening;
import dev.parley.cli.work.cluster.RoomAdvice;
import dev.parley.cli.work.cluster.Target;
import dev.parley.cli.work.options.TaskNames;
import dev.parley.cli.work.output.AgentFiles;
import dev.parley.cli.work.terminal.Terminal;
import dev.parley.frameworks.commands.CommandRun;
import dev.parley.frameworks.commands.JobRules;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import dev.parley.sdk.FrameworkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Opens what a batch needs, and closes all of it in the reverse order, also on Ctrl-C. */
public final class Batches {
  private Batches() {}

  /**
   * What a batch does.
   *
   * @param template made a command for each line
   * @param command how a task runs these words
   * @param outputDir where outputs are kept; absent if they are only shown
   * @param separator what ends an item of the input
   */
  public record Plan(
      Opening cluster,
      FrameworkInfo framework,
      Template template,
      Function<List<String>, CommandSpec> command,
      Resources resources,
      JobRules rules,
      Optional<Path> outputDir,
      char separator) {}

  /** Whether a folder holds the results of a batch. */
  public static boolean hasResults(Path folder) {
    return ResultFolder.hasResults(folder);
  }

  /** Runs a batch; returns the exit code. */
  public static int run(Plan plan, InputStream in) throws IOException {
    BlockingQueue<BatchEvent> events = new LinkedBlockingQueue<>();
    String name = TaskNames.of(plan.template().words());
    try (Interruption interruption = Interruption.watch(() -> {});
        ResultFolder folder =
            plan.outputDir().isPresent()
                ? ResultFolder.in(plan.outputDir().get())
                : ResultFolder.temporary();
        Target target = plan.cluster().open();
        Gatherer gatherer = new Gatherer(new AgentFiles(target.client()), folder, events::add);
        CommandRun run =
            CommandRun.start(
                FrameworkSettings.of(plan.framework(), target.location()),
                plan.rules(),
                event -> events.add(new BatchEvent.Heard(event)))) {
      Batch.Parts parts =
          new Batch.Parts(
              run,
              InputReader.start(in, plan.separator()),
              gatherer,
              folder,
              new Presenter(System.out, System.err, Terminal.ofStderr(), folder),
              new RoomAdvice(target.client()),
              events,
              interruption::told);
      Batch.Recipe recipe =
          new Batch.Recipe(
              name,
              TaskNames.unique(name),
              plan.resources(),
              line -> plan.command().apply(plan.template().command(line)),
              plan.rules().killGrace());
      return new Batch(parts, recipe).work();
    }
  }
}
