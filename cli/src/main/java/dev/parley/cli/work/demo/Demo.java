package dev.parley.cli.work.demo;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.work.cluster.Folders;
import dev.parley.cli.work.cluster.Interruption;
import dev.parley.cli.work.terminal.Figures;
import dev.parley.cli.work.terminal.Terminal;
import dev.parley.model.ids.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo from its beginning to its end: files, cluster, batch, check, summary, and the stop. */
public final class Demo {
  private static final int MOST_DIFFERENCES_SHOWN = 5;
  private static final int MOST_TRACES = 200;

  private final Terminal terminal;
  private final Interruption interruption;

  private Demo(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  /**
   * Runs it.
   *
   * @param folder whose files are counted; absent for Parley's own
   * @return the exit code
   */
  public static int run(Optional<Path> folder) throws IOException {
    FoundFiles.Scope scope =
        folder
            .map(dir -> new FoundFiles.Scope(List.of(dir), false, Long.MAX_VALUE))
            .orElseGet(OwnFiles::scope);
    FoundFiles found = FoundFiles.in(scope);
    if (found.files().isEmpty()) {
      throw new CommandFailedException(
          "there are no files to count in " + scope.folders().get(0) + found.leftOut());
    }
    try (Interruption interruption = Interruption.watch(() -> {})) {
      return new Demo(Terminal.ofStdout(), interruption).on(scope, found);
    }
  }

  private int on(FoundFiles.Scope scope, FoundFiles found) throws IOException {
    List<List<FoundFiles.Entry>> groups = Groups.of(found.files());
    say(
        Figures.count(found.files().size())
            + " files, "
            + Figures.bytes(found.bytes())
            + ", in "
            + groups.size()
            + " groups, of "
            + String.join(" and ", scope.folders().stream().map(Path::toString).toList())
            + found.leftOut());
    Path folder = Files.createTempDirectory("parley-demo-");
    DemoCluster cluster = new DemoCluster(folder);
    boolean well = false;
    try {
      work(cluster, found, groups);
      well = true;
    } catch (CommandFailedException e) {
      terminal.erase();
      if (!interruption.told()) {
        System.err.println("parley: " + e.getMessage());
      }
    } finally {
      stop(cluster);
      // The logs tell why something failed; after an interruption nobody asks.
      if (well || interruption.told()) {
        Folders.delete(folder);
      }
    }
    if (interruption.told()) {
      return ExitCodes.INTERRUPTED;
    }
    say(
        well
            ? "all is well"
            : "the demo has failed; the logs of all nodes are in " + cluster.logs());
    return well ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private void work(DemoCluster cluster, FoundFiles found, List<List<FoundFiles.Entry>> groups)
      throws IOException {
    long began = System.nanoTime();
    say("starting three masters and three agents, each a process of its own");
    cluster.start();
    MasterClient client =
        new MasterClient(cluster.master(), List.of("look at the logs in " + cluster.logs()));
    String leader = cluster.awaitLeader(client, interruption::told);
    Map<String, String> names = cluster.awaitAgents(client, interruption::told);
    say(
        "ready after "
            + Figures.duration(since(began))
            + ": "
            + leader
            + " leads, agents "
            + String.join(", ", names.values().stream().sorted().toList())
            + " have registered; see "
            + client.uri());
    say("counting lines, words and bytes, and SHA-256, one task for each group");
    DemoBatch batch = new DemoBatch(groups, client, names, terminal);
    batch.run(interruption::told, cluster::checkAlive);
    Duration took = batch.elapsed();
    say("computing the same here, to compare");
    Check check = Check.of(found.files(), batch.results(), interruption::told);
    summary(batch, took, stepTimes(client, batch.tasks()), check);
    if (!check.different().isEmpty()) {
      check.different().stream().limit(MOST_DIFFERENCES_SHOWN).forEach(terminal::say);
      throw new CommandFailedException(
          check.different().size() + " of " + found.files().size() + " results are wrong");
    }
    if (batch.board().agentsUsed() == 0) {
      throw new CommandFailedException("no agent has finished anything");
    }
  }

  private void summary(DemoBatch batch, Duration took, StepTimes steps, Check check) {
    say(
        batch.board().finished()
            + " tasks on "
            + batch.board().agentsUsed()
            + " agents in "
            + Figures.duration(took)
            + (batch.board().retried() == 0
                ? ""
                : ", " + batch.board().retried() + " attempts repeated"));
    steps.table().forEach(terminal::say);
    say(
        "results: "
            + check.same()
            + " files the same as computed here, "
            + check.different().size()
            + " different"
            + (check.changed() == 0 ? "" : ", " + check.changed() + " changed meanwhile"));
  }

  /** From a part of the tasks, spread over all, if these are many. */
  private static StepTimes stepTimes(MasterClient client, List<TaskId> tasks) {
    StepTimes times = new StepTimes();
    int stride = Math.max(1, (tasks.size() + MOST_TRACES - 1) / MOST_TRACES);
    try {
      for (int i = 0; i < tasks.size(); i += stride) {
        client.trace(tasks.get(i).value()).path("traces").forEach(times::add);
      }
    } catch (NoMasterException | RefusedException e) {
      // The history of tasks has its bounds; the table then tells of fewer.
      return times;
    }
    return times;
  }

  private void stop(DemoCluster cluster) {
    long began = System.nanoTime();
    List<String> killed = cluster.stop();
    say(
        "stopped all processes in "
            + Figures.duration(since(began))
            + (killed.isEmpty() ? "" : ", these by force: " + String.join(", ", killed)));
  }

  private void say(String line) {
    terminal.say("demo: " + line);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
