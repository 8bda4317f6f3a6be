package dev.parley.cli.work.demo;

import dev.parley.cli.client.MasterClient;
import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.work.options.TaskNames;
import dev.parley.cli.work.output.AgentFiles;
import dev.parley.cli.work.output.RemoteFile;
import dev.parley.cli.work.output.Retry;
import dev.parley.cli.work.terminal.Terminal;
import dev.parley.frameworks.commands.CommandRun;
import dev.parley.frameworks.commands.Job;
import dev.parley.frameworks.commands.JobEnd;
import dev.parley.frameworks.commands.JobEvent;
import dev.parley.frameworks.commands.JobRules;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.MasterLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The work of the demo: one task for each group of files, what each prints gathered from its agent,
 * and a picture of it meanwhile. All state belongs to the thread that calls {@link #run}; others
 * put what it is to do into its queue.
 */
final class DemoBatch {
  private static final Resources EACH = Resources.of(0.5, 64);
  private static final int RETRIES = 2;
  private static final int READERS = 6;
  private static final long DRAW_MILLIS = 150;
  private static final Duration LINE = Duration.ofSeconds(2);

  /** Without an end of any task for so long, something is wrong. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final List<List<FoundFiles.Entry>> groups;
  private final MasterClient client;
  private final AgentFiles files;
  private final Board board;
  private final Terminal terminal;
  private final Map<Path, String> results = new HashMap<>();
  private final List<TaskId> tasks = new ArrayList<>();
  private final List<JobEnd> done = new ArrayList<>();
  private final BlockingQueue<Runnable> todo = new LinkedBlockingQueue<>();
  private final long began = System.nanoTime();
  private long shownAt = began;
  private long lastNews = began;
  private Optional<FrameworkId> framework = Optional.empty();

  /**
   * @param names of the agents by their ids
   */
  DemoBatch(
      List<List<FoundFiles.Entry>> groups,
      MasterClient client,
      Map<String, String> names,
      Terminal terminal) {
    this.groups = groups;
    this.client = client;
    this.files = new AgentFiles(client);
    this.board = new Board(groups.size(), names);
    this.terminal = terminal;
  }

  Board board() {
    return board;
  }

  /** What was printed for each file. */
  Map<Path, String> results() {
    return results;
  }

  /** The tasks that finished. */
  List<TaskId> tasks() {
    return tasks;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /**
   * Until all is done.
   *
   * @param check made now and then; may throw to give up
   * @throws CommandFailedException if a task fails for good, or the run is {@code interrupted}
   */
  void run(BooleanSupplier interrupted, Runnable check) {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try (CommandRun run =
        CommandRun.start(
            FrameworkSettings.of(
                FrameworkInfo.named("demo"), new MasterLocation.AtUrl(client.uri())),
            JobRules.DEFAULT.withRetries(RETRIES),
            event -> todo.add(() -> on(event, readers)))) {
      run.submit(jobs());
      while (tasks.size() < groups.size()) {
        next().ifPresent(Runnable::run);
        done.forEach(run::release);
        done.clear();
        show();
        check.run();
        if (interrupted.getAsBoolean()) {
          throw new CommandFailedException(ExitCodes.INTERRUPTED, "interrupted");
        }
        if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
          throw new CommandFailedException(
              "no task has ended for " + PATIENCE.toMinutes() + " minutes");
        }
      }
      draw();
      terminal.keep();
      run.noMoreJobs();
    } finally {
      readers.shutdownNow();
    }
  }

  private List<Job> jobs() {
    String prefix = TaskNames.unique("count");
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<Path> paths = groups.get(i).stream().map(FoundFiles.Entry::path).toList();
      jobs.add(new Job(i, TaskNames.numbered(prefix, i + 1L), "count", EACH, CountTask.of(paths)));
    }
    return jobs;
  }

  private Optional<Runnable> next() {
    try {
      return Optional.ofNullable(todo.poll(DRAW_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCodes.INTERRUPTED, "interrupted");
    }
  }

  private void on(JobEvent event, Executor readers) {
    if (event instanceof JobEvent.Connected connected) {
      framework = Optional.of(connected.framework());
    } else if (event instanceof JobEvent.Launched launched) {
      board.launched(launched.task(), launched.agent());
    } else if (event instanceof JobEvent.Progressed progressed
        && progressed.status().state() == TaskState.RUNNING) {
      board.runs(progressed.status().task());
    } else if (event instanceof JobEvent.TriedInVain inVain) {
      board.triedInVain(inVain.task());
      terminal.say("  task " + inVain.task() + " is tried again: " + inVain.why());
    } else if (event instanceof JobEvent.Ended ended) {
      ended(ended.job(), ended.end(), readers);
    } else if (event instanceof JobEvent.Failed failed) {
      throw new CommandFailedException(failed.message());
    } else if (event instanceof JobEvent.Over) {
      throw new CommandFailedException("the framework ended before its tasks did");
    }
  }

  private void ended(Job job, JobEnd end, Executor readers) {
    TaskId task = end.task().orElse(job.id());
    board.ended(task, end.finished());
    if (!end.finished()) {
      throw new CommandFailedException("task " + task + " has failed: " + end.message());
    }
    RemoteFile printed =
        files.of(end.agent().orElseThrow(), framework.orElseThrow(), task, "stdout");
    readers.execute(
        () -> {
          ByteArrayOutputStream output = new ByteArrayOutputStream();
          try {
            Retry.some(
                () -> {
                  output.reset();
                  printed.copy(0, output);
                });
            todo.add(() -> read(job, end, task, output.toString(StandardCharsets.UTF_8)));
          } catch (IOException e) {
            todo.add(
                () -> {
                  throw new CommandFailedException(
                      "the output of task " + task + " cannot be read: " + e.getMessage());
                });
          }
        });
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
    lastNews = System.nanoTime();
    tasks.add(task);
    done.add(end);
  }

  private void show() {
    long now = System.nanoTime();
    long interval =
        terminal.interactive() ? TimeUnit.MILLISECONDS.toNanos(DRAW_MILLIS) : LINE.toNanos();
    if (now - shownAt >= interval) {
      draw();
    }
  }

  private void draw() {
    shownAt = System.nanoTime();
    if (terminal.interactive()) {
      terminal.draw(board.picture(elapsed()).toArray(new String[0]));
    } else {
      terminal.say(board.line(elapsed()));
    }
  }
}
