package dev.parley.chaos.checker;

import dev.parley.chaos.history.History;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.chaos.history.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Second promise: every end of a process reached its framework, as the end that it really was, and
 * once: what comes again carries the same id.
 */
final class EveryEndIsHeardOnce implements Check {
  /** Ends without a process: it could not be started, or the task never came to its agent. */
  private static final Set<String> WITHOUT_PROCESS = Set.of("FAILED", "KILLED", "DROPPED", "ERROR");

  @Override
  public List<String> violations(History history) {
    List<String> found = new ArrayList<>();
    Ledger ledger = new Ledger(history);
    for (Ledger.Entry task : ledger.tasks()) {
      once(task, found);
      if (task.runs.isEmpty()) {
        task.ends().stream()
            .filter(end -> !WITHOUT_PROCESS.contains(end.state()))
            .findFirst()
            .ifPresent(
                end -> found.add("task %s is %s but never ran".formatted(task.task, end.state())));
      }
      for (TaskRun run : task.runs) {
        if (!ledger.runsOn(run)) {
          heard(ledger, task, run, found);
        }
      }
    }
    return found;
  }

  private static void once(Ledger.Entry task, List<String> found) {
    Set<String> states = states(task);
    if (states.size() > 1) {
      found.add("task %s ended more than once, as %s".formatted(task.task, states));
    }
    Set<String> ids =
        task.ends().stream()
            .map(ByFramework.Status::id)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (ids.size() > 1) {
      found.add("the end of task %s was told as different news: %s".formatted(task.task, ids));
    }
  }

  private static void heard(Ledger ledger, Ledger.Entry task, TaskRun run, List<String> found) {
    Set<String> states = states(task);
    if (states.isEmpty()) {
      if (!ledger.isFresh(run.last())) {
        found.add(
            "the end of task %s at %s (%s) was never told to its framework"
                .formatted(task.task, Times.text(run.last()), run.ending().orElse("no last word")));
      }
      return;
    }
    Set<String> real = real(ledger, task, run);
    if (!real.containsAll(states)) {
      found.add(
          "task %s was told to be %s, but its process ended with '%s' at %s"
              .formatted(
                  task.task, states, run.ending().orElse("no last word"), Times.text(run.last())));
    }
  }

  private static Set<String> states(Ledger.Entry task) {
    return task.ends().stream()
        .map(ByFramework.Status::state)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What the end may be called. One that was asked for is KILLED, whatever its process says. */
  private static Set<String> real(Ledger ledger, Ledger.Entry task, TaskRun run) {
    Set<String> real = new TreeSet<>();
    boolean killed =
        task.killAsked.filter(asked -> asked.at() <= run.last()).isPresent()
            || ledger.anAgentWasStopping(run.last());
    if (killed) {
      real.add("KILLED");
    }
    String ending = run.ending().orElse("");
    if (ending.startsWith("exit")) {
      real.add(ending.equals("exit 0") ? "FINISHED" : "FAILED");
    } else if (!killed) {
      real.add("FAILED");
    }
    return real;
  }
}
