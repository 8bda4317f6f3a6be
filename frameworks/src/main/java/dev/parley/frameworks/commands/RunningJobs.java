package dev.parley.frameworks.commands;

import dev.parley.frameworks.commands.JobEnd.Result;
import dev.parley.model.ids.TaskId;
import dev.parley.model.tasks.TaskState;
import dev.parley.model.tasks.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The launched attempts and what becomes of them. An attempt that certainly never ran is made anew
 * without counting; one that failed or is lost counts, and the job is tried again as often as the
 * rules allow. An end is acknowledged only when what the task left behind is not needed any more,
 * because the agent may forget the task upon that. Mutable, owned by one thread.
 */
final class RunningJobs {
  private final JobRules rules;
  private final Map<TaskId, Attempt> attempts = new LinkedHashMap<>();

  /** Ended tasks that somebody still reads from. */
  private final Map<TaskId, TaskStatus> kept = new HashMap<>();

  /** Given up while their agents were away: if they come back, they must end. */
  private final Set<TaskId> abandoned = new HashSet<>();

  private boolean stopping;

  /**
   * What a decision comes to.
   *
   * @param again jobs to try once more
   */
  record News(List<CommandsEffect> effects, List<PendingJob> again) {
    News() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    private void tell(JobEvent event) {
      effects.add(new CommandsEffect.Tell(event));
    }

    private void acknowledge(TaskStatus status) {
      if (status.id().isPresent()) {
        effects.add(new CommandsEffect.Acknowledge(status));
      }
    }
  }

  RunningJobs(JobRules rules) {
    this.rules = rules;
  }

  void add(Attempt attempt) {
    attempts.put(attempt.task(), attempt);
  }

  /** Whether nothing runs and nothing ended is still needed. */
  boolean isEmpty() {
    return attempts.isEmpty() && kept.isEmpty();
  }

  /** Those of which the end is not known. */
  List<TaskId> open() {
    return List.copyOf(attempts.keySet());
  }

  Optional<CommandsEffect> release(TaskId task) {
    return Optional.ofNullable(kept.remove(task)).map(CommandsEffect.Acknowledge::new);
  }

  News status(TaskStatus status, Instant now) {
    News news = new News();
    Attempt attempt = attempts.get(status.task());
    if (attempt == null) {
      strange(news, status);
      return news;
    }
    switch (status.state()) {
      case STAGING, STARTING, RUNNING, KILLING -> {
        attempts.put(attempt.task(), attempt.seen(status.state() == TaskState.RUNNING));
        progressed(news, attempt, status);
      }
      case UNREACHABLE -> unreachable(news, attempt.outOfReach(now), status);
      case FINISHED -> end(news, attempt, Result.FINISHED, status, "");
      case FAILED -> failed(news, attempt, status, because(status));
      case KILLED -> killed(news, attempt, status);
      case ERROR -> end(news, attempt, Result.FAILED, status, because(status));
      case DROPPED -> neverRan(news, attempt, status);
      case UNKNOWN -> {
        if (attempt.hasRun()) {
          failed(news, attempt, status, "the master does not know of its task any more");
        } else {
          neverRan(news, attempt, status);
        }
      }
      case LOST, GONE -> {
        abandoned.add(attempt.task());
        failed(news, attempt, status, because(status));
      }
      case GONE_BY_OPERATOR -> failed(news, attempt, status, because(status));
    }
    return news;
  }

  /** Kills what took too long, and gives up what is out of reach for too long. */
  News timePassed(Instant now) {
    News news = new News();
    for (Attempt attempt : List.copyOf(attempts.values())) {
      boolean late =
          rules.timeout().filter(limit -> passed(attempt.launchedAt(), limit, now)).isPresent();
      boolean away =
          attempt
              .unreachableSince()
              .filter(since -> passed(since, rules.unreachablePatience(), now))
              .isPresent();
      if (away) {
        giveUp(news, attempt);
      } else if (late && !attempt.timedOut() && !stopping) {
        attempts.put(attempt.task(), attempt.outOfTime());
        news.effects.add(new CommandsEffect.Kill(attempt.task(), rules.killGrace()));
      }
    }
    return news;
  }

  /** Kills all; what is out of reach is not waited for. */
  News killAll(Duration grace) {
    stopping = true;
    News news = new News();
    for (Attempt attempt : List.copyOf(attempts.values())) {
      news.effects.add(new CommandsEffect.Kill(attempt.task(), grace));
      if (attempt.unreachableSince().isPresent()) {
        attempts.remove(attempt.task());
        abandoned.add(attempt.task());
        ended(news, attempt, Result.STOPPED, Optional.empty(), "contact with its agent is lost");
      }
    }
    return news;
  }

  private void strange(News news, TaskStatus status) {
    TaskStatus kept = this.kept.get(status.task());
    if (kept != null) {
      // Told again; the answer waits until what the task left behind was read.
      return;
    }
    news.acknowledge(status);
    if (abandoned.contains(status.task())) {
      if (status.state().isLive() && status.state() != TaskState.KILLING) {
        news.effects.add(new CommandsEffect.Kill(status.task(), rules.killGrace()));
      } else if (status.state().hasEnded()) {
        abandoned.remove(status.task());
      }
    }
  }

  private void unreachable(News news, Attempt attempt, TaskStatus status) {
    attempts.put(attempt.task(), attempt);
    progressed(news, attempt, status);
    if (stopping) {
      attempts.remove(attempt.task());
      abandoned.add(attempt.task());
      ended(news, attempt, Result.STOPPED, Optional.of(status), because(status));
    }
  }

  private static void progressed(News news, Attempt attempt, TaskStatus status) {
    news.acknowledge(status);
    news.tell(new JobEvent.Progressed(attempt.job(), status));
  }

  private void killed(News news, Attempt attempt, TaskStatus status) {
    if (stopping) {
      end(news, attempt, Result.STOPPED, status, "killed");
    } else if (attempt.timedOut()) {
      failed(
          news,
          attempt,
          status,
          "timed out after " + rules.timeout().map(Durations::text).orElse("too long"));
    } else {
      // Somebody wanted this very task to end: trying again would defeat that.
      String why = status.message().isEmpty() ? "" : ": " + status.message();
      end(news, attempt, Result.FAILED, status, "killed" + why);
    }
  }

  private void failed(News news, Attempt attempt, TaskStatus status, String why) {
    if (attempt.pending().failures() < rules.retries() && !stopping) {
      attempts.remove(attempt.task());
      news.acknowledge(status);
      news.tell(new JobEvent.TriedInVain(attempt.job(), attempt.task(), why));
      news.again.add(attempt.pending().failed());
    } else {
      end(news, attempt, stopping ? Result.STOPPED : Result.FAILED, status, why);
    }
  }

  private void neverRan(News news, Attempt attempt, TaskStatus status) {
    attempts.remove(attempt.task());
    news.acknowledge(status);
    if (!stopping) {
      news.tell(new JobEvent.TriedInVain(attempt.job(), attempt.task(), because(status)));
    }
    news.again.add(attempt.pending());
  }

  private void giveUp(News news, Attempt attempt) {
    attempts.remove(attempt.task());
    abandoned.add(attempt.task());
    // Kept by the SDK until the task has ended: it reaches the agent when that returns.
    news.effects.add(new CommandsEffect.Kill(attempt.task(), rules.killGrace()));
    String why =
        "contact with its agent is lost for more than "
            + Durations.text(rules.unreachablePatience());
    if (attempt.pending().failures() < rules.retries() && !stopping) {
      news.tell(new JobEvent.TriedInVain(attempt.job(), attempt.task(), why));
      news.again.add(attempt.pending().failed());
    } else {
      ended(news, attempt, Result.FAILED, Optional.empty(), why);
    }
  }

  private void end(News news, Attempt attempt, Result result, TaskStatus status, String message) {
    attempts.remove(attempt.task());
    if (status.id().isPresent()) {
      kept.put(attempt.task(), status);
    }
    ended(news, attempt, result, Optional.of(status), message);
  }

  private static void ended(
      News news, Attempt attempt, Result result, Optional<TaskStatus> status, String message) {
    news.tell(
        new JobEvent.Ended(
            attempt.job(),
            new JobEnd(
                result,
                Optional.of(attempt.task()),
                Optional.of(attempt.agent()),
                status,
                message)));
  }

  private static String because(TaskStatus status) {
    return status.message().isEmpty()
        ? "its task is " + status.state() + status.reason().map(r -> " (" + r + ")").orElse("")
        : status.message();
  }

  private static boolean passed(Instant since, Duration time, Instant now) {
    return Duration.between(since, now).compareTo(time) >= 0;
  }
}
