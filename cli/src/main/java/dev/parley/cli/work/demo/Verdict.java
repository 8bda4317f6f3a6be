package dev.parley.cli.work.demo;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.client.NoMasterException;
import dev.parley.cli.client.RefusedException;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.model.ids.TaskId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the batch did what it was to do, and how long its tasks took. */
final class Verdict {
  private static final int MOST_DIFFERENCES_SHOWN = 5;
  private static final int MOST_TRACES = 200;

  private final Counting batch;
  private final StartedTasks started;
  private final Report report;

  Verdict(Counting batch, StartedTasks started, Report report) {
    this.batch = batch;
    this.started = started;
    this.report = report;
  }

  /**
   * Every task was started, and none twice.
   *
   * @throws CommandFailedException if not
   */
  void eachOnce() {
    Set<String> missing =
        batch.tasks().stream().map(TaskId::value).collect(Collectors.toCollection(HashSet::new));
    missing.removeAll(new HashSet<>(started.all()));
    Set<String> twice = started.twice();
    report.say(
        String.format(
            "%d tasks, %d results; by what their processes noted, %d were started, %d of them twice",
            batch.size(), batch.tasks().size(), started.all().size(), twice.size()));
    if (!missing.isEmpty() || !twice.isEmpty()) {
      throw new CommandFailedException(
          "started twice: " + twice + "; with a result, but never started: " + missing);
    }
  }

  /**
   * Every result is as computed here.
   *
   * @throws CommandFailedException if not
   */
  void right(Check check, int files) {
    report.say(
        "results: "
            + check.same()
            + " files the same as computed here, "
            + check.different().size()
            + " different"
            + (check.changed() == 0 ? "" : ", " + check.changed() + " changed meanwhile"));
    if (!check.different().isEmpty()) {
      report.table(check.different().stream().limit(MOST_DIFFERENCES_SHOWN).toList());
      throw new CommandFailedException(
          check.different().size() + " of " + files + " results are wrong");
    }
    if (batch.board().agentsUsed() == 0) {
      throw new CommandFailedException("no agent has finished anything");
    }
  }

  /** From a part of the tasks, spread over all, if these are many. */
  StepTimes stepTimes(MasterClient client) {
    StepTimes times = new StepTimes();
    List<TaskId> tasks = batch.tasks();
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
}
