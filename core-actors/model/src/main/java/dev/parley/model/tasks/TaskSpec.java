package dev.parley.model.tasks;

import dev.parley.model.ids.TaskId;
import dev.parley.model.resources.Resources;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A task as its framework describes it.
 *
 * @param resources what it is given; taken from the offers it is launched on
 * @param labels for people and tools; not read by Parley
 * @param killGrace between SIGTERM and SIGKILL, if a kill does not say otherwise
 */
public record TaskSpec(
    TaskId id,
    String name,
    Resources resources,
    CommandSpec command,
    SortedMap<String, String> labels,
    Duration killGrace) {

  /** What Mesos gives a command task between SIGTERM and SIGKILL. */
  public static final Duration DEFAULT_KILL_GRACE = Duration.ofSeconds(3);

  public TaskSpec {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    if (killGrace.isNegative()) {
      throw new IllegalArgumentException("the kill grace of task " + id + " is negative");
    }
  }

  public static TaskSpec of(TaskId id, String name, Resources resources, CommandSpec command) {
    return new TaskSpec(id, name, resources, command, new TreeMap<>(), DEFAULT_KILL_GRACE);
  }

  public TaskSpec withLabels(Map<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.putAll(more);
    return new TaskSpec(id, name, resources, command, all, killGrace);
  }

  public TaskSpec withKillGrace(Duration grace) {
    return new TaskSpec(id, name, resources, command, labels, grace);
  }
}
