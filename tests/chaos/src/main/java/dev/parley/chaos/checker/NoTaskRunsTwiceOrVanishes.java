package dev.parley.chaos.checker;

import dev.parley.chaos.history.History;
import dev.parley.chaos.history.TaskRun;
import java.util.ArrayList;
import java.util.List;

/**
 * First promise: no task ran twice, at once or later, and none whose framework was told that it is
 * there vanished without an end.
 */
final class NoTaskRunsTwiceOrVanishes implements Check {
  @Override
  public List<String> violations(History history) {
    List<String> found = new ArrayList<>();
    Ledger ledger = new Ledger(history);
    for (Ledger.Entry task : ledger.tasks()) {
      twice(task, found);
      vanished(ledger, task, found);
    }
    return found;
  }

  private static void twice(Ledger.Entry task, List<String> found) {
    for (int i = 1; i < task.runs.size(); i++) {
      TaskRun one = task.runs.get(i - 1);
      TaskRun other = task.runs.get(i);
      boolean atOnce = one.first() <= other.last() && other.first() <= one.last();
      found.add(
          "task %s ran twice%s, as process %s from %s and as process %s from %s"
              .formatted(
                  task.task,
                  atOnce ? " at once" : "",
                  one.process(),
                  Times.text(one.first()),
                  other.process(),
                  Times.text(other.first())));
    }
  }

  private static void vanished(Ledger ledger, Ledger.Entry task, List<String> found) {
    task.acknowledged()
        .filter(heard -> task.ends().isEmpty())
        .filter(heard -> task.runs.stream().noneMatch(ledger::runsOn))
        .filter(
            heard ->
                !ledger.isFresh(
                    task.runs.stream().mapToLong(TaskRun::last).max().orElse(heard.at())))
        .ifPresent(
            heard ->
                found.add(
                    "task %s was %s at %s, does not run, and no end was ever told"
                        .formatted(task.task, heard.state(), Times.text(heard.at()))));
  }
}
