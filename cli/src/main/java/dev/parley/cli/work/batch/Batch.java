package dev.parley.cli.work.batch;

import dev.parley.cli.problems.CommandFailedException;
import dev.parley.cli.problems.ExitCodes;
import dev.parley.cli.work.cluster.RoomAdvice;
import dev.parley.cli.work.options.TaskNames;
import dev.parley.frameworks.commands.CommandRun;
import dev.parley.frameworks.commands.Job;
import dev.parley.frameworks.commands.JobEnd;
import dev.parley.frameworks.commands.JobEvent;
import dev.parley.model.ids.FrameworkId;
import dev.parley.model.resources.Resources;
import dev.parley.model.tasks.CommandSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Leads a batch from its input to its summary: submits items as there is room for them, has the
 * outputs of ended ones gathered, and shows them in order. What it holds of an item goes when the
 * item is over. All on the thread that calls {@link #work}.
 */
final class Batch {
  /** Submitted and not over: more than a cluster runs at once, and not too much to hold. */
  private static final int MOST_IN_HAND = 2_000;

  private static final int EVENTS_AT_ONCE = 1_000;
  private static final long PAUSE_MILLIS = 50;
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** 128 and SIGPIPE. */
  private static final int REFUSED_STATUS = 141;

  /**
   * What each task is.
   *
   * @param name of the tasks
   * @param idPrefix of their ids
   * @param command for an input line; may refuse it with an {@link IllegalArgumentException}
   * @param grace between SIGTERM and SIGKILL
   */
  record Recipe(
      String name,
      String idPrefix,
      Resources resources,
      Function<String, CommandSpec> command,
      Duration grace) {}

  /** The parts that a batch works with. */
  record Parts(
      CommandRun run,
      InputReader input,
      Gatherer gatherer,
      ResultFolder folder,
      Presenter presenter,
      RoomAdvice advice,
      BlockingQueue<BatchEvent> events,
      BooleanSupplier interrupted) {}

  private final Parts parts;
  private final Recipe recipe;
  private final Tally tally = new Tally();
  private final Map<Long, Item> inHand = new HashMap<>();
  private Optional<FrameworkId> framework = Optional.empty();
  private Optional<Long> stopping = Optional.empty();
  private boolean refused;

  Batch(Parts parts, Recipe recipe) {
    this.parts = parts;
    this.recipe = recipe;
  }

  /** Until all is done, or it was interrupted; returns the exit code. */
  int work() throws IOException {
    while (!isOver()) {
      feed();
      for (BatchEvent event : nextEvents()) {
        on(event);
      }
      parts.presenter().progress(tally, total());
      checkEnd();
    }
    parts.run().noMoreJobs();
    parts.presenter().summary(tally);
    if (parts.input().failure().isPresent()) {
      parts
          .presenter()
          .say(
              "the input could not be read to its end: "
                  + parts.input().failure().get().getMessage());
      return ExitCodes.FAILED;
    }
    if (stopping.isPresent()) {
      return refused ? REFUSED_STATUS : ExitCodes.INTERRUPTED;
    }
    return tally.failed() > 0 ? ExitCodes.FAILED : ExitCodes.OK;
  }

  private boolean isOver() {
    return inHand.isEmpty() && (parts.input().exhausted() || stopping.isPresent());
  }

  private BatchText.Total total() {
    // In this order: what is read to its end does not grow after that.
    boolean complete = parts.input().complete();
    return new BatchText.Total(parts.input().read(), complete);
  }

  private void feed() throws IOException {
    List<Job> jobs = new ArrayList<>();
    while (stopping.isEmpty() && inHand.size() < MOST_IN_HAND) {
      Optional<Item> next = parts.input().next();
      if (next.isEmpty()) {
        break;
      }
      accept(next.get()).ifPresent(jobs::add);
    }
    if (!jobs.isEmpty()) {
      parts.run().submit(jobs);
    }
  }

  private Optional<Job> accept(Item item) throws IOException {
    Optional<Result> earlier = parts.folder().succeededEarlier(item);
    if (earlier.isPresent()) {
      tally.skipped();
      parts.presenter().over(earlier.get());
      return Optional.empty();
    }
    if (!item.valid()) {
      fail(item, "the line is not UTF-8");
      return Optional.empty();
    }
    try {
      Job job =
          new Job(
              item.number(),
              TaskNames.numbered(recipe.idPrefix(), item.number()),
              recipe.name(),
              recipe.resources(),
              recipe.command().apply(item.line()));
      inHand.put(item.number(), item);
      return Optional.of(job);
    } catch (IllegalArgumentException e) {
      fail(item, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private List<BatchEvent> nextEvents() {
    List<BatchEvent> events = new ArrayList<>();
    try {
      BatchEvent first = parts.events().poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        events.add(first);
        parts.events().drainTo(events, EVENTS_AT_ONCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCodes.INTERRUPTED, "interrupted");
    }
    return events;
  }

  private void on(BatchEvent event) throws IOException {
    if (event instanceof BatchEvent.Heard heard) {
      on(heard.event());
    } else if (event instanceof BatchEvent.Gathered gathered) {
      gathered(gathered);
    }
  }

  private void on(JobEvent event) throws IOException {
    if (event instanceof JobEvent.Connected connected) {
      framework = Optional.of(connected.framework());
    } else if (event instanceof JobEvent.Disconnected) {
      parts.presenter().say("contact with the leading master is lost; looking for the next");
    } else if (event instanceof JobEvent.Launched launched) {
      tally.launched(launched.task(), launched.agent());
    } else if (event instanceof JobEvent.TriedInVain inVain) {
      tally.triedInVain(inVain.task());
    } else if (event instanceof JobEvent.NoRoom noRoom && tally.agents() == 0) {
      parts
          .advice()
          .whyNoRoom(noRoom.wanted())
          .ifPresent(why -> parts.presenter().say("no task can be started yet: " + why));
    } else if (event instanceof JobEvent.Ended ended) {
      ended(ended);
    } else if (event instanceof JobEvent.Failed failed) {
      throw new CommandFailedException(failed.message());
    } else if (event instanceof JobEvent.Over && !inHand.isEmpty()) {
      throw new CommandFailedException("the framework ended before its tasks did");
    }
  }

  private void ended(JobEvent.Ended ended) {
    JobEnd end = ended.end();
    end.task().ifPresent(tally::ended);
    if (end.result() == JobEnd.Result.STOPPED || framework.isEmpty()) {
      parts.run().release(end);
      inHand.remove(ended.job().number());
      tally.stopped();
    } else {
      Item item = inHand.get(ended.job().number());
      if (item != null) {
        parts.gatherer().gather(item, end, framework.get());
      }
    }
  }

  private void gathered(BatchEvent.Gathered gathered) throws IOException {
    Item item = gathered.item();
    JobEnd end = gathered.end();
    parts.run().release(end);
    inHand.remove(item.number());
    boolean succeeded = end.finished() && gathered.problem().isEmpty();
    Result result =
        new Result(
            item.number(),
            succeeded ? 0 : exitOf(end),
            item.line(),
            end.task().map(Object::toString).orElse(""),
            end.agent().map(Object::toString).orElse(""),
            gathered.problem().orElse(end.message()));
    finish(result);
  }

  private void fail(Item item, String message) throws IOException {
    finish(new Result(item.number(), Result.NO_EXIT, item.line(), "", "", message));
  }

  private void finish(Result result) throws IOException {
    if (result.succeeded()) {
      tally.succeeded();
    } else {
      tally.failed(result.item());
    }
    parts.folder().finished(result);
    parts.presenter().over(result);
  }

  private static int exitOf(JobEnd end) {
    return end.exit()
        .map(exit -> exit.shellStatus())
        .filter(status -> status != 0)
        .orElse(Result.NO_EXIT);
  }

  private void checkEnd() {
    boolean told = parts.interrupted().getAsBoolean();
    refused |= stopping.isEmpty() && parts.presenter().isRefused();
    if (stopping.isEmpty() && (told || refused)) {
      stopping = Optional.of(System.nanoTime());
      if (told) {
        parts.presenter().say("interrupted: ending " + tally.running() + " tasks");
      }
      parts.run().stop(recipe.grace());
    }
    Duration patience = recipe.grace().plus(LAST_WORDS);
    if (stopping.filter(at -> System.nanoTime() - at > patience.toNanos()).isPresent()) {
      throw new CommandFailedException(
          "no word that all tasks have ended: they will, as their framework does");
    }
  }
}
