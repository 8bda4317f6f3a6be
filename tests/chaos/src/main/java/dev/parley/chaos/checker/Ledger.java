package dev.parley.chaos.checker;

import dev.parley.chaos.history.Clock;
import dev.parley.chaos.history.History;
import dev.parley.chaos.history.Seen.ByFramework;
import dev.parley.chaos.history.Seen.Done;
import dev.parley.chaos.history.TaskRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a history says of each task. */
final class Ledger {
  /** A process that has written nothing for so long does not run: it writes ten times a second. */
  private static final long SILENCE = Clock.micros(3);

  /** For news to arrive, in a cluster that is whole: an agent sends again after 10 s. */
  private static final long GRACE = Clock.micros(30);

  /** All that is known of one task. */
  static final class Entry {
    final String task;
    Optional<ByFramework.Launched> launched = Optional.empty();

    /** For the first time; it may be asked for again. */
    Optional<ByFramework.KillAsked> killAsked = Optional.empty();

    final List<ByFramework.Status> statuses = new ArrayList<>();
    final List<TaskRun> runs = new ArrayList<>();

    Entry(String task) {
      this.task = task;
    }

    List<ByFramework.Status> ends() {
      return statuses.stream().filter(ByFramework.Status::ended).toList();
    }

    /** When the framework first heard that it is there; from then on it must not be forgotten. */
    Optional<ByFramework.Status> acknowledged() {
      return statuses.stream().filter(ByFramework.Status::live).findFirst();
    }
  }

  private final Map<String, Entry> entries = new TreeMap<>();
  private final History history;

  Ledger(History history) {
    this.history = history;
    history
        .all(ByFramework.Launched.class)
        .forEach(seen -> entry(seen.task()).launched = Optional.of(seen));
    history
        .all(ByFramework.KillAsked.class)
        .forEach(
            seen ->
                entry(seen.task()).killAsked =
                    entry(seen.task()).killAsked.or(() -> Optional.of(seen)));
    history.all(ByFramework.Status.class).forEach(seen -> entry(seen.task()).statuses.add(seen));
    history.runs().forEach(run -> entry(run.task()).runs.add(run));
  }

  private Entry entry(String task) {
    return entries.computeIfAbsent(task, Entry::new);
  }

  Collection<Entry> tasks() {
    return entries.values();
  }

  /** Whether an agent was ending in order then: it ends its tasks first. */
  boolean anAgentWasStopping(long at) {
    return history
        .all(Done.AgentStopped.class)
        .anyMatch(stop -> stop.askedAt() <= at && at <= stop.at());
  }

  /** Whether the process still runs at the end of the history. */
  boolean runsOn(TaskRun run) {
    return run.ending().isEmpty() && history.end() - run.last() < SILENCE;
  }

  /** Whether news from then may still be under way at the end of the history. */
  boolean isFresh(long at) {
    return history.end() - at < GRACE;
  }
}
