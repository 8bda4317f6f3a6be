package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.work.options.TaskNames;
import dev.parley.cli.work.output.AgentFiles;
import dev.parley.cli.work.output.RemoteFile;
import dev.parley.cli.work.output.Retry;
import dev.parley.frameworks.commands.Job;
import dev.parley.frameworks.commands.JobEnd;
import dev.parley.frameworks.commands.JobEvent;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The batch: one task for each group of files, and what each prints gathered from its agent. For
 * one thread; only the gathering is done by others.
 */
final class Counting {
  private static final Resources EACH = Resources.of(0.5, 64);

  private final List<List<FoundFiles.Entry>> groups;
  private final DemoRun run;
  private final AgentFiles files;
  private final StartedTasks started;
  private final Report report;
  private final Board board;
  private final Map<Path, String> results = new HashMap<>();
  private final Map<Long, TaskId> done = new HashMap<>();

  /**
   * @param names of the agents by their ids
   */
  Counting(
      List<List<FoundFiles.Entry>> groups,
      Map<String, String> names,
      DemoRun run,
      AgentFiles files,
      StartedTasks started,
      Report report) {
    this.groups = groups;
    this.run = run;
    this.files = files;
    this.started = started;
    this.report = report;
    this.board = new Board(groups.size(), names);
  }

  Board board() {
    return board;
  }

  /** What was printed for each file. */
  Map<Path, String> results() {
    return results;
  }

  /** The tasks that finished and whose results are here. */
  List<TaskId> tasks() {
    return List.copyOf(done.values());
  }

  int size() {
    return groups.size();
  }

  boolean isHalfDone() {
    return 2 * board.finished() >= groups.size();
  }

  /** With all results here. */
  boolean isDone() {
    return done.size() == groups.size();
  }

  /** Submits all of it, as the jobs from 0 on. */
  void submit() {
    String prefix = TaskNames.unique("count");
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<Path> paths = groups.get(i).stream().map(FoundFiles.Entry::path).toList();
      TaskId id = TaskNames.numbered(prefix, i + 1L);
      jobs.add(new Job(i, id, "count", EACH, started.noting(CountTask.of(paths))));
    }
    run.submit(jobs, (event, at) -> on(event));
  }

  private void on(JobEvent event) {
    if (event instanceof JobEvent.Launched launched) {
      board.launched(launched.task(), launched.agent());
    } else if (event instanceof JobEvent.Progressed progressed
        && progressed.status().state() == TaskState.RUNNING) {
      board.runs(progressed.status().task());
    } else if (event instanceof JobEvent.TriedInVain inVain) {
      board.triedInVain(inVain.task());
      report.table(List.of("  task " + inVain.task() + " is tried again: " + inVain.why()));
    } else if (event instanceof JobEvent.Ended ended) {
      ended(ended.job(), ended.end());
    }
  }

  private void ended(Job job, JobEnd end) {
    TaskId task = end.task().orElse(job.id());
    board.ended(task, end.finished());
    if (!end.finished()) {
      throw new CommandFailedException("task " + task + " has failed: " + end.message());
    }
    RemoteFile printed = files.of(end.agent().orElseThrow(), run.framework(), task, "stdout");
    run.inBackground(() -> gather(job, end, task, printed));
  }

  private Runnable gather(Job job, JobEnd end, TaskId task, RemoteFile printed) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      Retry.some(
          () -> {
            output.reset();
            printed.copy(0, output);
          });
      return () -> read(job, end, task, output.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return () -> {
        throw new CommandFailedException(
            "the output of task " + task + " cannot be read: " + e.getMessage());
      };
    }
  }

  private void read(Job job, JobEnd end, TaskId task, String output) {
    List<FoundFiles.Entry> group = groups.get((int) job.number());
    try {
      List<String> lines = CountTask.parse(output, group.size());
      for (int i = 0; i < group.size(); i++) {
        results.put(group.get(i).path(), lines.get(i));
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("task " + task + " " + e.getMessage());
    }
    Optional.ofNullable(done.put(job.number(), task))
        .ifPresent(
            before -> {
              throw new CommandFailedException(
                  "there are two results of one job: of task " + before + " and of task " + task);
            });
    run.release(end);
  }
}
