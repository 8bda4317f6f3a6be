package dev.parley.cli.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.OutputTail;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.client.SandboxClient;
import dev.parley.cli.client.SandboxUnreachableException;
import dev.parley.cli.state.TaskEntry;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one task writes to one of its files; knows how much of it is printed. For one thread. */
final class TaskOutput {
  /** Failures in a row after which following is given up: time enough for a new leading master. */
  private static final int PATIENCE = 120;

  private final MasterClient master;
  private final SandboxClient sandboxes;
  private final TaskEntry task;
  private final String file;
  private @Nullable OutputTail tail;

  TaskOutput(MasterClient master, SandboxClient sandboxes, TaskEntry task, String file) {
    this.master = master;
    this.sandboxes = sandboxes;
    this.task = task;
    this.file = file;
  }

  /** Waits a while. */
  @FunctionalInterface
  interface Pause {
    void pause() throws InterruptedException;
  }

  /**
   * Prints what is new.
   *
   * @return whether the task has a sandbox by now
   */
  boolean copy(PrintWriter out) {
    if (tail == null) {
      tail =
          sandboxes
              .findOn(task.agentId(), task.id(), task.frameworkId())
              .map(sandbox -> new OutputTail(sandboxes, sandbox, file))
              .orElse(null);
    }
    if (tail != null) {
      tail.copyTo(out);
    }
    return tail != null;
  }

  /** Prints what is new until the task has ended or nobody reads any more. */
  void follow(PrintWriter out, Pause pause) throws InterruptedException {
    int failures = 0;
    boolean more = true;
    while (more && !out.checkError()) {
      try {
        // Asked first: what the task wrote before its end is then there to be read.
        more = !hasEnded();
        copy(out);
        failures = 0;
      } catch (RefusedException | SandboxUnreachableException passing) {
        failures++;
        more = true;
        if (failures > PATIENCE) {
          throw passing;
        }
      }
      if (more) {
        pause.pause();
      }
    }
  }

  /** As ended counts too what the master no longer knows. */
  private boolean hasEnded() {
    return master.tasks(task.id(), Optional.of(task.frameworkId())).stream()
        .map(json -> new TaskEntry((ObjectNode) json))
        .allMatch(TaskEntry::hasEnded);
  }
}
