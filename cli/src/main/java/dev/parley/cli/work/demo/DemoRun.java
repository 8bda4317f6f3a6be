package dev.parley.cli.work.demo;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.frameworks.commands.CommandRun;
import dev.parley.frameworks.commands.Job;
import dev.parley.frameworks.commands.JobEnd;
import dev.parley.frameworks.commands.JobEvent;
import dev.parley.frameworks.commands.JobRules;
import dev.parley.model.frameworks.FrameworkInfo;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskState;
import dev.parley.sdk.FrameworkSettings;
import dev.parley.sdk.MasterLocation;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The framework of the demo, through all that happens to the masters. All state belongs to the
 * thread that takes the turns; others put what it is to do into its queue.
 */
final class DemoRun implements AutoCloseable {
  private static final int RETRIES = 2;
  private static final int READERS = 6;

  private final BlockingQueue<Runnable> todo = new LinkedBlockingQueue<>();
  private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
  private final Map<Long, JobOwner> owners = new HashMap<>();
  private final Set<TaskId> launchedInSession = new HashSet<>();
  private final CommandRun run;
  private Optional<FrameworkId> framework = Optional.empty();
  private Optional<Long> firstStart = Optional.empty();
  private boolean ending;
  private boolean over;

  /** Whose job it is. */
  @FunctionalInterface
  interface JobOwner {
    /**
     * @param at when it was heard, by {@link System#nanoTime}
     */
    void on(JobEvent event, long at);
  }

  DemoRun(URI master) {
    run =
        CommandRun.start(
            FrameworkSettings.of(FrameworkInfo.named("demo"), new MasterLocation.AtUrl(master)),
            JobRules.DEFAULT.withRetries(RETRIES),
            event -> {
              long at = System.nanoTime();
              todo.add(() -> on(event, at));
            });
  }

  /** Once there is a session; before a job has been launched there is none to ask for. */
  FrameworkId framework() {
    return framework.orElseThrow();
  }

  /**
   * When the first task ran that was launched in the present session, by {@link System#nanoTime};
   * absent if none has yet.
   */
  Optional<Long> firstStart() {
    return firstStart;
  }

  /** Forgets what ran so far: the next one launched in a new session counts. */
  void awaitNewSession() {
    launchedInSession.clear();
    firstStart = Optional.empty();
  }

  /**
   * @param jobs whose numbers no other job has
   */
  void submit(List<Job> jobs, JobOwner owner) {
    jobs.forEach(job -> owners.put(job.number(), owner));
    run.submit(jobs);
  }

  /** Whether the framework is gone. */
  boolean isOver() {
    return over;
  }

  /** Nothing more will be read of this. */
  void release(JobEnd end) {
    run.release(end);
  }

  /** Ends all jobs; the framework ends when all of them have and are released. */
  void stopJobs(Duration grace) {
    ending = true;
    run.stop(grace);
  }

  /**
   * Does something that takes its time on another thread.
   *
   * @param work answers what is to be done then in a turn
   */
  void inBackground(Supplier<Runnable> work) {
    readers.execute(() -> todo.add(work.get()));
  }

  /**
   * Takes what comes in, waiting for it if there is nothing.
   *
   * @throws CommandFailedException if the run has failed
   */
  void turn(long millis) throws InterruptedException {
    Runnable next = todo.poll(millis, TimeUnit.MILLISECONDS);
    while (next != null) {
      next.run();
      next = todo.poll();
    }
  }

  private void on(JobEvent event, long at) {
    if (event instanceof JobEvent.Connected connected) {
      framework = Optional.of(connected.framework());
      awaitNewSession();
    } else if (event instanceof JobEvent.Launched launched) {
      launchedInSession.add(launched.task());
      tell(launched.job(), event, at);
    } else if (event instanceof JobEvent.Progressed progressed) {
      if (progressed.status().state() == TaskState.RUNNING) {
        started(progressed.status().task(), at);
      }
      tell(progressed.job(), event, at);
    } else if (event instanceof JobEvent.TriedInVain inVain) {
      tell(inVain.job(), event, at);
    } else if (event instanceof JobEvent.Ended ended) {
      // Of a short task, RUNNING may never be heard.
      ended.end().task().filter(task -> ended.end().finished()).ifPresent(t -> started(t, at));
      tell(ended.job(), event, at);
    } else if (event instanceof JobEvent.Failed failed) {
      throw new CommandFailedException(failed.message());
    } else if (event instanceof JobEvent.Over) {
      over = true;
      if (!ending) {
        throw new CommandFailedException("the framework ended before its tasks did");
      }
    }
  }

  private void started(TaskId task, long at) {
    if (firstStart.isEmpty() && launchedInSession.contains(task)) {
      firstStart = Optional.of(at);
    }
  }

  private void tell(Job job, JobEvent event, long at) {
    JobOwner owner = owners.get(job.number());
    if (owner != null) {
      owner.on(event, at);
    }
  }

  /** Ends the framework with all that it still runs; takes some seconds if no master confirms. */
  @Override
  public void close() {
    readers.shutdownNow();
    run.close();
  }
}
