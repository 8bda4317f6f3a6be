package dev.parley.cli.work.demo;

import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.work.cluster.Folders;
import dev.parley.cli.work.cluster.Interruption;
import dev.parley.cli.work.demo.nodes.DemoCluster;
import dev.parley.cli.work.terminal.Figures;
import dev.parley.cli.work.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The demo from its beginning to its end, however it ends: nothing that it started is left. */
public final class Demo {
  private final Terminal terminal = Terminal.ofStdout();
  private final Report report = new Report(terminal);
  private final Times times = new Times();
  private final Interruption interruption;

  private Demo(Interruption interruption) {
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
      return new Demo(interruption).on(scope, found);
    }
  }

  private int on(FoundFiles.Scope scope, FoundFiles found) throws IOException {
    List<List<FoundFiles.Entry>> groups = Groups.of(found.files());
    report.say(
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
    Story story = new Story(cluster, folder, interruption::told, terminal, report, times);
    boolean well = false;
    try {
      story.tell(found, groups);
      well = true;
    } catch (CommandFailedException
        | NoMasterException
        | RefusedException
        | UncheckedIOException
        | IOException e) {
      terminal.erase();
      if (!interruption.told()) {
        System.err.println("parley: " + report.atStep() + " has failed: " + e.getMessage());
      }
    } finally {
      stop(cluster, story);
      // The logs tell why something failed; after an interruption nobody asks.
      if (well || interruption.told()) {
        Folders.delete(folder);
      }
    }
    if (interruption.told()) {
      return ExitCodes.INTERRUPTED;
    }
    if (well) {
      report.say("times");
      report.table(times.table());
    }
    report.say(
        well
            ? "all is well"
            : "the demo has failed; the logs of all nodes are in " + cluster.logs());
    return well ? ExitCodes.OK : ExitCodes.FAILED;
  }

  /** The framework and the nodes at once: without masters, neither is to wait for the other. */
  private void stop(DemoCluster cluster, Story story) {
    long began = System.nanoTime();
    CompletableFuture<Void> left = CompletableFuture.runAsync(story::close);
    List<String> killed = cluster.stop();
    left.join();
    Duration took = Scene.since(began);
    times.add("stop of all processes, in order", took);
    report.say(
        "stopped all processes in "
            + Figures.duration(took)
            + (killed.isEmpty() ? "" : ", these by force: " + String.join(", ", killed)));
  }
}
