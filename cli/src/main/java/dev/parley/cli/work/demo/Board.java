package dev.parley.cli.work.demo;

import dev.parley.cli.work.terminal.Figures;
import dev.parley.model.ids.AgentId;
import dev.parley.model.ids.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where each task is, as lines to look at. For one thread. */
final class Board {
  private static final int BAR_WIDTH = 30;

  /** What one agent has to do with the batch. */
  private static final class Share {
    private int running;
    private int finished;
  }

  private final long total;
  private final Map<String, Share> agents = new TreeMap<>();
  private final Map<String, String> names;
  private final Map<TaskId, String> live = new HashMap<>();
  private final Set<TaskId> running = new HashSet<>();
  private long finished;
  private long failed;
  private long retried;

  /**
   * @param names of agents by their ids
   */
  Board(long total, Map<String, String> names) {
    this.total = total;
    this.names = names;
    names.values().forEach(name -> agents.put(name, new Share()));
  }

  void launched(TaskId task, AgentId agent) {
    String name = names.getOrDefault(agent.value(), agent.value());
    live.put(task, name);
    agents.computeIfAbsent(name, n -> new Share());
  }

  void runs(TaskId task) {
    if (live.containsKey(task) && running.add(task)) {
      share(task).running++;
    }
  }

  void triedInVain(TaskId task) {
    retried++;
    gone(task);
  }

  void ended(TaskId task, boolean well) {
    if (well) {
      finished++;
      share(task).finished++;
    } else {
      failed++;
    }
    gone(task);
  }

  private void gone(TaskId task) {
    if (running.remove(task)) {
      share(task).running--;
    }
    live.remove(task);
  }

  private Share share(TaskId task) {
    return agents.computeIfAbsent(live.getOrDefault(task, "?"), n -> new Share());
  }

  long finished() {
    return finished;
  }

  long retried() {
    return retried;
  }

  /** How many agents have finished tasks. */
  long agentsUsed() {
    return agents.values().stream().filter(share -> share.finished > 0).count();
  }

  /** Several lines, to be drawn over and over. */
  List<String> picture(Duration elapsed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + Figures.bar(finished, total, BAR_WIDTH)
            + " "
            + finished
            + "/"
            + total
            + " tasks  "
            + Figures.rate(rate(elapsed))
            + "  "
            + Figures.clock(elapsed));
    lines.add("  " + states());
    agents.forEach(
        (name, share) ->
            lines.add(
                String.format(
                    "  %-4s %3d finished  %2d running  %s",
                    name, share.finished, share.running, "*".repeat(Math.max(0, share.running)))));
    return lines;
  }

  /** The same in one line. */
  String line(Duration elapsed) {
    List<String> perAgent = new ArrayList<>();
    agents.forEach((name, share) -> perAgent.add(name + " " + share.finished));
    return "  "
        + finished
        + "/"
        + total
        + " tasks, "
        + Figures.rate(rate(elapsed))
        + ": "
        + states()
        + " ("
        + String.join(", ", perAgent)
        + ")";
  }

  private String states() {
    long waiting = total - finished - failed - live.size();
    String text =
        waiting
            + " waiting, "
            + (live.size() - running.size())
            + " starting, "
            + running.size()
            + " running, "
            + finished
            + " finished";
    return failed == 0 ? text : text + ", " + failed + " failed";
  }

  private double rate(Duration elapsed) {
    return finished * 1000.0 / Math.max(1, elapsed.toMillis());
  }
}
