package dev.parley.cli.work.run;

import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.work.output.AgentFiles;
import dev.parley.cli.work.output.Retry;
import dev.parley.cli.work.output.Tail;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Shows what a task writes, on the same streams. For one thread. */
final class Output {
  /** As a shell has it for a command that writes to nobody: 128 and SIGPIPE. */
  static final int REFUSED_STATUS = 141;

  private final AgentFiles files;
  private final PrintStream out;
  private final PrintStream err;
  private Optional<FrameworkId> framework = Optional.empty();
  private List<Tail> tails = List.of();

  Output(AgentFiles files, PrintStream out, PrintStream err) {
    this.files = files;
    this.out = out;
    this.err = err;
  }

  void framework(FrameworkId id) {
    framework = Optional.of(id);
  }

  /** From now on, what this task writes is shown. */
  void begin(AgentId agent, TaskId task) {
    tails =
        framework
            .map(
                id ->
                    List.of(
                        new Tail(files.of(agent, id, task, "stdout"), out),
                        new Tail(files.of(agent, id, task, "stderr"), err)))
            .orElse(List.of());
  }

  /** There is no task to show. */
  void none() {
    tails = List.of();
  }

  /**
   * Shows what is new.
   *
   * @return whether there was anything
   */
  boolean copyNews() {
    boolean any = false;
    for (Tail tail : tails) {
      try {
        any |= tail.copyNews(System.nanoTime());
      } catch (IOException | NoMasterException | RefusedException e) {
        // Tried again soon, and at the end, when it counts.
      }
    }
    return any;
  }

  /** Shows all that is left of a task that has ended. */
  void copyRest() {
    for (Tail tail : tails) {
      try {
        Retry.some(tail::copyRest);
      } catch (IOException e) {
        err.println("parley: not all of the task's output can be read: " + e.getMessage());
      }
    }
    out.flush();
    err.flush();
  }

  /** Whether nobody reads standard output any more. */
  boolean isRefused() {
    return out.checkError();
  }
}
