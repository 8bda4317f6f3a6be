package dev.parley.cli.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.state.TaskEntry;
import dev.parley.cli.work.output.RemoteFile;
import dev.parley.cli.work.output.Tail;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** Prints what one task writes to one of its files. For one thread. */
final class TaskOutput {
  /** Failures in a row after which following is given up: time enough for a new leading master. */
  private static final int PATIENCE = 120;

  private final MasterClient master;
  private final TaskEntry task;
  private final RemoteFile file;

  TaskOutput(MasterClient master, TaskEntry task, RemoteFile file) {
    this.master = master;
    this.task = task;
    this.file = file;
  }

  /** Waits a while. */
  @FunctionalInterface
  interface Pause {
    void pause() throws InterruptedException;
  }

  /**
   * Prints what there is now.
   *
   * @return whether the file is there by now
   */
  boolean print(PrintStream out) {
    try {
      boolean there = file.size().isPresent();
      if (there) {
        new Tail(file, out).copyRest();
      }
      return there;
    } catch (IOException unreachable) {
      throw unreachable(unreachable);
    }
  }

  /** Prints all, as it comes, until the task has ended or nobody reads any more. */
  void follow(PrintStream out, Pause pause) throws InterruptedException {
    Tail tail = new Tail(file, out);
    int failures = 0;
    boolean more = true;
    while (more && !out.checkError()) {
      try {
        // Asked first: what the task wrote before its end is then there to be read.
        boolean ended = hasEnded();
        tail.copyNews(System.nanoTime());
        if (ended) {
          tail.copyRest();
        }
        more = !ended;
        failures = 0;
      } catch (RefusedException passing) {
        failures = patience(failures, passing);
      } catch (IOException passing) {
        failures = patience(failures, unreachable(passing));
      }
      if (more) {
        pause.pause();
      }
    }
  }

  private static int patience(int failures, RuntimeException last) {
    if (failures == PATIENCE) {
      throw last;
    }
    return failures + 1;
  }

  /** As ended counts too what the master no longer knows. */
  private boolean hasEnded() {
    return master.tasks(task.id(), Optional.of(task.frameworkId())).stream()
        .map(json -> new TaskEntry((ObjectNode) json))
        .allMatch(TaskEntry::hasEnded);
  }

  private CommandFailedException unreachable(IOException why) {
    String detail = why.getMessage() == null ? "" : " (" + why.getMessage() + ")";
    return new CommandFailedException(
        "the files of task "
            + task.id()
            + " cannot be read: agent "
            + task.agent()
            + " does not answer"
            + detail);
  }
}
