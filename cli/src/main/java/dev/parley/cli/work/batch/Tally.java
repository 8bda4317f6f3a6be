package dev.parley.cli.work.batch;

import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what happens to the items of a batch. For one thread. */
final class Tally {
  private static final int MOST_NAMED = 10;

  private final Set<TaskId> running = new HashSet<>();
  private final Set<AgentId> agents = new HashSet<>();
  private final List<Long> someFailed = new ArrayList<>();
  private long done;
  private long failed;
  private long stopped;
  private long skipped;
  private long retried;

  void launched(TaskId task, AgentId agent) {
    running.add(task);
    agents.add(agent);
  }

  void triedInVain(TaskId task) {
    running.remove(task);
    retried++;
  }

  void ended(TaskId task) {
    running.remove(task);
  }

  /** Done by an earlier batch. */
  void skipped() {
    skipped++;
  }

  void succeeded() {
    done++;
  }

  void failed(long item) {
    failed++;
    if (someFailed.size() < MOST_NAMED) {
      someFailed.add(item);
    }
  }

  void stopped() {
    stopped++;
  }

  /** Those of this batch that are over, one way or another. */
  long over() {
    return done + failed + stopped + skipped;
  }

  /** Those that this batch itself has worked off. */
  long worked() {
    return done + failed;
  }

  int running() {
    return running.size();
  }

  int agents() {
    return agents.size();
  }

  long done() {
    return done;
  }

  long failed() {
    return failed;
  }

  long stoppedCount() {
    return stopped;
  }

  long skippedCount() {
    return skipped;
  }

  long retried() {
    return retried;
  }

  /** The first ones that failed, by number. */
  List<Long> someFailed() {
    return someFailed.stream().sorted().toList();
  }
}
