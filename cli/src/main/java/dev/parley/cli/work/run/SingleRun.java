package dev.parley.cli.work.run;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.work.cluster.RoomAdvice;
import dev.parley.cli.work.terminal.Figures;
import dev.parley.frameworks.commands.CommandRun;
import dev.parley.frameworks.commands.JobEnd;
import dev.parley.frameworks.commands.JobEvent;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.TaskState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Follows a run of one job: shows its output while it runs, and finds out how to exit. All on the
 * thread that calls {@link #follow}; the news come through a queue.
 */
final class SingleRun {
  private static final long SHORTEST_PAUSE_MILLIS = 25;
  private static final long LONGEST_PAUSE_MILLIS = 250;
  private static final Duration PATIENCE_WITH_MASTERS = Duration.ofSeconds(3);

  /** More than the grace, for an end to be heard of. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private static final Duration LAST_OUTPUT = Duration.ofSeconds(2);

  /**
   * How to go about it.
   *
   * @param grace between SIGTERM and SIGKILL
   * @param patience how long to wait for an offer with room; absent for ever
   * @param wanted of such an offer
   */
  record Rules(Duration grace, Optional<Duration> patience, Resources wanted) {}

  private final CommandRun run;
  private final BlockingQueue<JobEvent> news;
  private final Output output;
  private final RoomAdvice advice;
  private final Rules rules;
  private final BooleanSupplier interrupted;
  private final long began = System.nanoTime();
  private long pauseMillis = SHORTEST_PAUSE_MILLIS;
  private boolean launched;
  private boolean connected;
  private boolean waitingTold;
  private Optional<Long> stopping = Optional.empty();

  SingleRun(
      CommandRun run,
      BlockingQueue<JobEvent> news,
      Output output,
      RoomAdvice advice,
      Rules rules,
      BooleanSupplier interrupted) {
    this.run = run;
    this.news = news;
    this.output = output;
    this.advice = advice;
    this.rules = rules;
    this.interrupted = interrupted;
  }

  /**
   * Until the job has ended.
   *
   * @return the exit code
   * @throws CommandFailedException if it cannot be started, or nothing is heard of it any more
   */
  int follow() {
    Optional<JobEnd> end = Optional.empty();
    while (end.isEmpty()) {
      end = next().flatMap(this::on);
      boolean any = output.copyNews();
      pauseMillis =
          any ? 0 : Math.min(pauseMillis * 2 + SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
      if (end.isEmpty()) {
        checkTime();
      }
    }
    return finish(end.get());
  }

  private Optional<JobEnd> on(JobEvent event) {
    if (event instanceof JobEvent.Connected opened) {
      connected = true;
      output.framework(opened.framework());
    } else if (event instanceof JobEvent.Launched launch) {
      launched = true;
      output.begin(launch.agent(), launch.task());
    } else if (event instanceof JobEvent.TriedInVain) {
      launched = false;
      output.none();
    } else if (event instanceof JobEvent.NoRoom noRoom) {
      advice
          .whyNoRoom(noRoom.wanted())
          .ifPresent(why -> say("the task cannot be started yet: " + why));
    } else if (event instanceof JobEvent.Progressed progress
        && progress.status().state() == TaskState.UNREACHABLE) {
      say("contact with the task's agent is lost; waiting for it to return");
    } else if (event instanceof JobEvent.Disconnected) {
      say("contact with the leading master is lost; looking for the next");
    } else if (event instanceof JobEvent.Ended ended) {
      return Optional.of(ended.end());
    } else if (event instanceof JobEvent.Failed failed) {
      throw new CommandFailedException(failed.message());
    } else if (event instanceof JobEvent.Over) {
      throw new CommandFailedException("the framework ended before its task did");
    }
    return Optional.empty();
  }

  private void checkTime() {
    if (!connected && !waitingTold && since(began, PATIENCE_WITH_MASTERS)) {
      waitingTold = true;
      say("waiting for a leading master");
    }
    if (stopping.isEmpty() && (interrupted.getAsBoolean() || output.isRefused())) {
      stopping = Optional.of(System.nanoTime());
      run.stop(rules.grace());
    } else if (stopping.isEmpty()
        && !launched
        && rules.patience().filter(limit -> since(began, limit)).isPresent()) {
      throw new CommandFailedException(
          "the task could not be started within "
              + Figures.duration(rules.patience().get())
              + ", and --wait allows no more"
              + advice.whyNoRoom(rules.wanted()).map(why -> ": " + why).orElse(""));
    }
    if (stopping.filter(at -> since(at, rules.grace().plus(LAST_WORDS))).isPresent()) {
      throw new CommandFailedException(
          "no word that the task has ended: it will, as its framework does");
    }
  }

  private int finish(JobEnd end) {
    if (end.result() == JobEnd.Result.STOPPED) {
      return finishStopped(end);
    }
    output.copyRest();
    run.release(end);
    ExitStatus status = ExitStatus.of(end);
    status.message().ifPresent(SingleRun::say);
    return status.code();
  }

  /** Somebody is waiting for the end, so that not just any amount of output is shown. */
  private int finishStopped(JobEnd end) {
    long ended = System.nanoTime();
    boolean more = !output.isRefused();
    while (more && !since(ended, LAST_OUTPUT)) {
      more = output.copyNews();
    }
    run.release(end);
    return output.isRefused() ? Output.REFUSED_STATUS : ExitCodes.INTERRUPTED;
  }

  private Optional<JobEvent> next() {
    try {
      return Optional.ofNullable(news.poll(pauseMillis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCodes.INTERRUPTED, "interrupted");
    }
  }

  private static boolean since(long nanos, Duration time) {
    return System.nanoTime() - nanos >= time.toNanos();
  }

  private static void say(String line) {
    System.err.println("parley: " + line);
    System.err.flush();
  }
}
